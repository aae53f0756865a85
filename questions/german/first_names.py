"""First names that tell a person's gender: common ones of German news, those borne by both genders left out."""

from __future__ import annotations

_FEMININE = frozenset(
    """Agnes Alexandra Alice Alina Amelie Anastasia Andrée Angela Angelika Anja Anke Anna Annalena Anne Annegret
    Annette Antje Astrid Barbara Bärbel Beate Beatrix Bettina Birgit Brigitte Britta Carla Carmen Carola Caroline
    Catherine Charlotte Christa Christiane Christina Christine Claire Clara Claudia Cornelia Daniela Diana Doris
    Dorothea Edith Elena Eleonora Elisabeth Elizabeth Elke Ella Ellen Elsa Emily Emma Erika Esther Eva Evelyn
    Franziska Frieda Gabriele Gerda Gesine Giorgia Gisela Greta Gudrun Hanna Hannah Hannelore Heide Heidi Heike
    Helena Helene Helga Hilde Hildegard Hillary Ida Ilse Ines Inga Inge Ingrid Irene Irina Iris Isabel Isabella Jana
    Jane Janine Jennifer Jessica Johanna Judith Julia Juliane Jutta Kaja Karen Karin Karoline Katarina Katharina
    Käthe Kathrin Katja Katrin Kerstin Kirsten Klara Klaudia Laura Lea Lena Leonie Lieselotte Lina Linda Lisa Liz
    Louise Lucia Luise Lydia Magda Magdalena Maja Malu Manuela Margaret Margarete Margit Margot Maria Marianne Marie
    Marina Marion Marlene Marta Martha Martina Mary Mathilde Mechthild Melanie Melinda Melania Meral Mia Michaela
    Michelle Mira Miriam Monika Nadine Nadja Nancy Natalia Natalie Nathalie Nicola Nicole Nina Nora Olga Patricia
    Paula Petra Pia Ramona Rebecca Regina Renate Rita Roberta Rosa Roswitha Ruth Sabine Sahra Samira Sandra Sanna
    Sara Sarah Sibylle Sigrid Silke Silvia Simone Sofia Sofie Sonja Sophia Sophie Stefanie Stephanie Susan Susanna
    Susanne Svenja Swetlana Sylvia Tamara Tanja Tatjana Theresa Therese Tina Ulrike Ursula Ute Valentina Vanessa
    Vera Verena Veronika Victoria Viktoria Vija Waltraud Wiebke Yvonne Jacinda Kamala Julija Marine Ana Chrystia
    Zuzana Magda Rosemarie Jutta Nancy Saskia Klara Lisa Dilma Cristina Emine Aydan Reem Ricarda Gitta Hertha Hedwig
    Lotte""".split()
)
_MASCULINE = frozenset(
    """Achim Adam Adolf Adrian Albert Albrecht Alejandro Alex Alexander Alexej Alexis Alfred Ali Anders André Andreas
    Andrej Andrew Anton Antonio Antony António Armin Arne Arnold Arthur August Axel Barack Bashar Ben Benjamin
    Benjamino Bernard Bernd Bernhard Bernie Bert Bill Björn Bob Bodo Boris Bruno Burkhard Carl Carlos Carsten
    Charles Chris Christian Christof Christoph Christopher Clemens Conrad Cem Daniel David Dennis Detlef Diego
    Dieter Dietmar Dirk Dmitri Dominik Donald Eberhard Eckart Eduard Edward Egon Elias Elmar Elon Emil Emmanuel
    Enrico Erdogan Eric Erich Erik Ernst Erwin Eugen Fabian Felix Ferdinand Florian Francesco François Frank Franz
    Fred Frederik Friedrich Fritz Gabriel Georg George Gerald Gerd Gerhard Gert Gilbert Giorgos Giovanni Giuseppe
    Gottfried Gregor Guido Günter Günther Gustav Hannes Hans Harald Harry Hartmut Hassan Heiko Heiner Heinrich Heinz
    Helmut Hendrik Henning Henrik Henry Herbert Hermann Holger Horst Hubert Hugo Ibrahim Igor Ilham Ingo Ismail Ivan
    Iwan Jack Jacob Jakob James Jan Janez Jean Jens Jeremy Jim Joachim Jochen Joe Johann Johannes John Jonas
    Jonathan Jörg Jörn José Josef Joseph Juan Jürgen Julian Julius Justin Kai Karl Karsten Kevin Klaus Konrad
    Konstantin Kurt Lars Laurent Leo Leon Leonard Leopold Lloyd Lorenz Lothar Louis Ludwig Luis Luigi Lukas Lutz
    Malte Manfred Manuel Marc Marcel Marco Marcus Mario Mark Markus Martin Mathias Mateusz Matteo Matthew Matthias
    Max Maximilian Michael Michail Michel Miguel Mike Mohammed Moritz Muhammad Nicolas Nicholas Niels Nigel Nikol
    Nikolai Nikolaus Nils Norbert Olaf Oleg Oliver Oskar Otto Pascal Patrick Paul Pedro Peter Petro Philip Philipp
    Pierre Rafael Rainer Ralf Ralph Ramsan Raúl Recep Reiner Reinhard Reinhold René Ricardo Richard Robert Roberto
    Rodrigo Roger Roland Rolf Roman Ronald Rüdiger Rudi Rudolf Salvador Sam Samuel Sauli Sebastian Sergej Sergei
    Sigmar Silvio Simon Stefan Steffen Stephan Stephen Steve Sven Theo Theodor Thomas Thorsten Thilo Till Tim Timo
    Tobias Tom Toni Torsten Udo Ulrich Uli Urs Uwe Veit Victor Viktor Vincent Volker Volodymyr Walter Werner Wilhelm
    Willi William Willy Winfried Wladimir Wolf Wolfgang Wolodymyr Xi Yannick Zoran Conrad Erwin Luc Lew Marek
    Jarosław Karol Rishi Keir Tjark""".split()
)
_BOTH = _FEMININE & _MASCULINE


def first_name_gender(name: str) -> str | None:
    """Return "Fem" or "Masc" for a full name whose first word is a first name of one gender, else None."""
    first, space, _ = name.partition(" ")
    first = first.partition("-")[0]
    if not space or first in _BOTH:
        return None
    if first in _FEMININE:
        return "Fem"
    return "Masc" if first in _MASCULINE else None
