"""The texts for people in other languages than German, which the sources are written in; one folder per language.

`python -m quiz.translations` brings the catalogues up to date. The compiled ones are under version control, so that
a checkout and a wheel need no build step.
"""
