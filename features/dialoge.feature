# language: de
@T23a @T23b
Funktionalität: Zwei Schnittstellendialoge je Geschäftsstelle (Plan 2016, Zeilen T23a und T23b)
  Jede Geschäftsstelle plant im Jahr zwei Dialoge mit dem städtischen Sozialamt (T23a) und führt durch, was sie
  geplant hat, mindestens aber zwei (T23b). Der Plan nennt keine Planungsfrist; angenommen ist: der erste Termin ist
  bis Ende März geplant, der zweite bis Ende August. Nachholen lässt sich bis zum Jahresende.

  Szenario: Der Stand vom 04.07.2016 nach der Liste der Geschäftsstellen
    Angenommen diese Beispieldateien treffen ein:
      | Datei                           | Eingang    |
      | schnittstellendialoge_2016.xlsx | 04.07.2016 |
    Wenn am 04.07.2016 geurteilt wird
    Dann lauten die Urteile zu T23a in den Geschäftsstellen:
      | Geschäftsstelle | Urteil    | Kennwert  |
      | Hilden          | erreicht  | 2 Termine |
      | Langenfeld      | erreicht  | 2 Termine |
      | Mettmann        | offen     | 1 Termin  |
      | Ratingen        | erreicht  | 2 Termine |
      | Velbert         | erreicht  | 2 Termine |
      | Heiligenhaus    | gefährdet | 0 Termine |
      | Wülfrath        | gefährdet | 0 Termine |
    Und lauten die Urteile zu T23b in den Geschäftsstellen:
      | Geschäftsstelle | Urteil    | Kennwert         |
      | Hilden          | offen     | 50,0 % (1 von 2) |
      | Langenfeld      | offen     | 50,0 % (1 von 2) |
      | Mettmann        | offen     | 50,0 % (1 von 2) |
      | Ratingen        | gefährdet | 0,0 % (0 von 2)  |
      | Velbert         | offen     | 50,0 % (1 von 2) |
      | Heiligenhaus    | gefährdet | 0,0 % (0 von 2)  |
      | Wülfrath        | gefährdet | 0,0 % (0 von 2)  |

  Szenario: Vor dem ersten Plantermin ist alles offen
    Wenn am Donnerstag, 31.03.2016 geurteilt wird
    Dann lautet das Urteil zu T23a in Hilden "offen" mit dem Kennwert "0 Termine"
    Und lautet das Urteil zu T23b in Hilden "offen" mit dem Kennwert "0,0 % (0 von 2)"
    Wenn am Freitag, 01.04.2016 geurteilt wird
    Dann lautet das Urteil zu T23a in Hilden "gefährdet" mit dem Kennwert "0 Termine"
    Und lautet das Urteil zu T23b in Hilden "gefährdet" mit dem Kennwert "0,0 % (0 von 2)"

  Regel: Geplant ist geplant, auch wenn der Termin verlegt wird, ausfällt oder nur eine Woche nennt

    Szenario: Wer nur einen Termin geplant hat, ist ab September gefährdet
      Angenommen die Geschäftsstelle Mettmann meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
      Wenn am Mittwoch, 31.08.2016 geurteilt wird
      Dann lautet das Urteil zu T23a in Mettmann "offen" mit dem Kennwert "1 Termin"
      Wenn am Donnerstag, 01.09.2016 geurteilt wird
      Dann lautet das Urteil zu T23a in Mettmann "gefährdet" mit dem Kennwert "1 Termin"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23a in Mettmann "Ziel nicht erreicht" mit dem Kennwert "1 Termin"

    Szenario: Eine geplante Woche zählt als Planung
      Angenommen die Geschäftsstelle Velbert meldet am 04.01.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 07.06.2016 |              |
        | 2   | KW 45      |              |
      Wenn am 05.01.2016 geurteilt wird
      Dann lautet das Urteil zu T23a in Velbert "erreicht" mit dem Kennwert "2 Termine"

    Szenario: Ein ausgefallener Termin bleibt geplant, sein Ersatz ist keine neue Planung
      Angenommen die Geschäftsstelle Ratingen meldet am 04.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt | Ersatz für |
        | 1   | 10.05.2016 | ausgefallen  |            |
        | 2   | 11.10.2016 |              | 1          |
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T23a in Ratingen "offen" mit dem Kennwert "1 Termin"

  Regel: Durchgeführt ist, was stattgefunden hat

    Szenario: Verlegt und durchgeführt ist durchgeführt
      Angenommen die Geschäftsstelle Langenfeld meldet am 15.12.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 05.04.2016 | 12.04.2016   |
        | 2   | 25.10.2016 | 15.12.2016   |
      Wenn am 15.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Langenfeld "erreicht (vorläufig)" mit dem Kennwert "100,0 % (2 von 2)"
      Wenn am 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23b in Langenfeld "erreicht" mit dem Kennwert "100,0 % (2 von 2)"

    Szenario: Am letzten Tag des Jahres ist das Jahr noch nicht vorbei
      Angenommen die Geschäftsstelle Langenfeld meldet am 15.12.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 05.04.2016 | 12.04.2016   |
        | 2   | 25.10.2016 | 15.12.2016   |
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Langenfeld "erreicht (vorläufig)" mit dem Kennwert "100,0 % (2 von 2)"
      Und lautet das Urteil zu T23a in Hilden "gefährdet" mit dem Kennwert "0 Termine"
      Wenn am Sonntag, 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23b in Langenfeld "erreicht" mit dem Kennwert "100,0 % (2 von 2)"
      Und lautet das Urteil zu T23a in Hilden "Ziel nicht erreicht" mit dem Kennwert "0 Termine"

    Szenario: Zwei Dialoge an einem Tag zählen als einer
      Angenommen die Geschäftsstelle Hilden meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 15.03.2016 | 15.03.2016   |
      Wenn am 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "Ziel nicht erreicht" mit dem Kennwert "50,0 % (1 von 2)"

    Szenario: Wer drei plant, muss drei durchführen
      Angenommen die Geschäftsstelle Hilden meldet am 15.11.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 14.06.2016 | 14.06.2016   |
        | 3   | 15.11.2016 | ausgefallen  |
      Wenn am 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "Ziel nicht erreicht" mit dem Kennwert "66,7 % (2 von 3)"
      Und begründet wird das mit "Der Zeitraum ist vorbei: 66,7 %; verlangt: genau 100 %."

    Szenario: Ein Dialog ohne Planung ist durchgeführt, aber nicht geplant
      Angenommen die Geschäftsstelle Hilden meldet am 15.11.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   |            | 15.11.2016   |
      Wenn am 01.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23a in Hilden "Ziel nicht erreicht" mit dem Kennwert "1 Termin"
      Und lautet das Urteil zu T23b in Hilden "erreicht" mit dem Kennwert "100,0 % (2 von 2)"

    Szenario: Ein Dialog zählt erst von seinem Tag an, auch wenn man später mehr weiß
      Angenommen die Geschäftsstelle Hilden meldet am 14.10.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 12.10.2016 | 12.10.2016   |
      Wenn der 11.10.2016 nach dem Kenntnisstand vom 17.10.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn der 12.10.2016 nach dem Kenntnisstand vom 17.10.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "erreicht (vorläufig)" mit dem Kennwert "100,0 % (2 von 2)"

  Regel: Was ausfällt, ist gefährdet, bis ein Ersatz geplant ist

    Szenario: Ausgefallen ohne Ersatz
      Angenommen die Geschäftsstelle Ratingen meldet am 04.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 10.05.2016 | ausgefallen  |
        | 2   | 20.09.2016 |              |
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Ratingen "gefährdet" mit dem Kennwert "0,0 % (0 von 2)"
      Und begründet wird das mit "Ausgefallen ohne Ersatztermin: 1."
      Und begründet wird das mit "Bis 31.12.2016 fehlen zwei Termine, geplant ist einer."

    Szenario: Ein abgesagter Termin steht nicht mehr bevor, auch wenn sein Tag erst noch kommt
      Angenommen die Geschäftsstelle Ratingen meldet am 04.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 10.05.2016 | 10.05.2016   |
        | 2   | 20.09.2016 | ausgefallen  |
      Wenn am 05.07.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Ratingen "gefährdet" mit dem Kennwert "50,0 % (1 von 2)"
      Und begründet wird das mit "Ausgefallen ohne Ersatztermin: 1."

    Szenario: Ausgefallen mit Ersatz
      Angenommen die Geschäftsstelle Ratingen meldet am 04.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt | Ersatz für |
        | 1   | 10.05.2016 | ausgefallen  |            |
        | 2   | 20.09.2016 |              |            |
        | 3   | 11.10.2016 |              | 1          |
      Wenn am 04.07.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Ratingen "offen" mit dem Kennwert "0,0 % (0 von 2)"

    Szenario: Der Plantag ist verstrichen, und niemand hat etwas gemeldet
      Angenommen die Geschäftsstelle Hilden meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 12.10.2016 |              |
      Wenn am Mittwoch, 12.10.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn am Donnerstag, 13.10.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "gefährdet" mit dem Kennwert "50,0 % (1 von 2)"
      Und begründet wird das mit "Plantag verstrichen, keine Meldung: 1."

    Szenario: Eine geplante Woche ist erst mit ihrem Sonntag verstrichen
      Angenommen die Geschäftsstelle Velbert meldet am 07.06.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 07.06.2016 | 07.06.2016   |
        | 2   | KW 45      |              |
      Wenn am Sonntag, 13.11.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Velbert "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn am Montag, 14.11.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Velbert "gefährdet" mit dem Kennwert "50,0 % (1 von 2)"

  Regel: Wer Teilnehmende nennt, muss alle nennen, die der Plan vorsieht

    Szenario: Ohne das BTM war es kein Schnittstellendialog
      Angenommen die Geschäftsstelle Hilden meldet am 20.09.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt | Teilnehmende                                                     |
        | 1   | 15.03.2016 | 15.03.2016   | Geschäftsführung, Städtisches Sozialamt, BTM (kommunaler Träger) |
        | 2   | 20.09.2016 | 20.09.2016   | Geschäftsführung, Städtisches Sozialamt                          |
      Wenn am Freitag, 30.09.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "gefährdet" mit dem Kennwert "50,0 % (1 von 2)"
      Und begründet wird das mit "Termine, zu denen nicht alle gemeldet sind, die der Plan vorsieht: 1; sie zählen nicht."
      Und lautet das Urteil zu T23a in Hilden "gefährdet" mit dem Kennwert "1 Termin"

    Szenario: Ohne Angabe der Teilnehmenden zählt ein Dialog, und das steht dabei
      Angenommen die Geschäftsstelle Hilden meldet am 20.09.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 20.09.2016 | 20.09.2016   |
      Wenn am Freitag, 30.09.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "erreicht (vorläufig)" mit dem Kennwert "100,0 % (2 von 2)"
      Und begründet wird das mit "Termine ohne Angabe, wer teilnimmt: 2; sie zählen mit (Annahme)."

  Regel: Bleiben weniger Arbeitstage als fehlende Dialoge, ist das Ziel schon vor Jahresende nicht erreicht

    Szenario: Zwei Dialoge fehlen in den letzten Tagen des Jahres
      Wenn am Donnerstag, 29.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Wülfrath "gefährdet" mit dem Kennwert "0,0 % (0 von 2)"
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Wülfrath "Ziel nicht erreicht" mit dem Kennwert "0,0 % (0 von 2)"
      Und begründet wird das mit "Bis 31.12.2016 fehlen zwei Termine; es bleibt ein Arbeitstag."

    Szenario: Ein Dialog fehlt am letzten Arbeitstag des Jahres
      Angenommen die Geschäftsstelle Hilden meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 30.12.2016 |              |
      Wenn am Freitag, 30.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Wenn am Samstag, 31.12.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "Ziel nicht erreicht" mit dem Kennwert "50,0 % (1 von 2)"

    Szenario: Nach dem Jahresende hilft ein Dialog nicht mehr
      Angenommen die Geschäftsstelle Hilden meldet am 10.01.2017 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
        | 2   | 14.12.2016 | 10.01.2017   |
      Wenn am 10.01.2017 geurteilt wird
      Dann lautet das Urteil zu T23b in Hilden "Ziel nicht erreicht" mit dem Kennwert "50,0 % (1 von 2)"

  Regel: Eine aufgegangene Geschäftsstelle schuldet nichts mehr, ihre Dialoge zählen bei der Nachfolgerin

    Szenario: Heiligenhaus geht Ende April in Velbert auf
      Angenommen die Geschäftsstelle Heiligenhaus besteht bis zum 30.04.2016 und geht dann in Velbert auf
      Und die Geschäftsstelle Heiligenhaus meldet am 15.03.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 15.03.2016 | 15.03.2016   |
      Wenn am Samstag, 30.04.2016 geurteilt wird
      Dann lautet das Urteil zu T23b in Heiligenhaus "offen" mit dem Kennwert "50,0 % (1 von 2)"
      Und lautet das Urteil zu T23b in Velbert "gefährdet" mit dem Kennwert "0,0 % (0 von 2)"
      Wenn am Sonntag, 01.05.2016 geurteilt wird
      Dann gibt es zu T23b in Heiligenhaus keine Verpflichtung
      Und lautet das Urteil zu T23b in Velbert "offen" mit dem Kennwert "50,0 % (1 von 2)"

  Regel: Ein neuer Plantag macht nicht ungeschehen, dass vorher keiner da war

    @haus
    Szenario: In derselben Zeile neu geplant ist Entwarnung und keine Richtigstellung
      Angenommen die Geschäftsstelle Ratingen meldet am 04.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 10.05.2016 | ausgefallen  |
        | 2   | 20.09.2016 |              |
      Und die Geschäftsstelle Ratingen meldet am 13.07.2016 ihre Dialoge:
        | Nr. | geplant    | durchgeführt |
        | 1   | 11.10.2016 |              |
        | 2   | 20.09.2016 |              |
      Wenn die Zielwacht vom 04.07.2016 bis zum 22.07.2016 täglich um 07:00 Uhr läuft
      Dann ist zu T23b keine Mail angekommen
