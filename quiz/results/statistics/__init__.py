"""What a class's answers say about the items and the quiz. Pure: knows no web and no database.

The figures are those of Moodle's quiz report ("Quiz statistics calculations" in Moodle's developer documentation,
docs.moodle.org/dev): facility, standard deviation, discrimination index, random guess score, Cronbach's alpha, standard
error. Every estimate carries how many answers it rests on and a 95 % interval, because classes are small.
"""
