# language: de
@T09a @T09b
Funktionalität: 300 Neufälle und 700 Bestandsfälle geprüft (Plan 2016, Zeilen T09a und T09b)
  Die Fachaufsicht prüft im Jahr 300 Akten von Neufällen und 700 von Bestandsfällen, gleich wie sie ausgewählt
  waren. Der Plan nennt keinen Verlauf; angenommen sind gleiche Monate.

  Regel: Das Ziel ist mit der letzten verlangten Akte erreicht

    Szenariogrundriss: Am Jahresende an der Grenze
      Angenommen bis zum 31.12.2016 wurden <geprüft> Akten von <Fallart> geprüft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Zeile | Fallart        | geprüft | Urteil              | Kennwert      |
        | T09a  | Neufällen      | 299     | Ziel nicht erreicht | 299 Prüfungen |
        | T09a  | Neufällen      | 300     | erreicht            | 300 Prüfungen |
        | T09b  | Bestandsfällen | 699     | Ziel nicht erreicht | 699 Prüfungen |
        | T09b  | Bestandsfällen | 700     | erreicht            | 700 Prüfungen |

    Szenario: 300 Neufälle im ersten Halbjahr sind schon das ganze Jahr
      Angenommen bis zum 30.06.2016 wurden 300 Akten von Neufällen geprüft
      Wenn am 15.07.2016 geurteilt wird
      Dann lautet das Urteil zu T09a "erreicht" mit dem Kennwert "300 Prüfungen"

    Szenario: Zu viele Neufälle gleichen fehlende Bestandsfälle nicht aus
      Angenommen bis zum 31.12.2016 wurden 400 Akten von Neufällen geprüft
      Und bis zum 31.12.2016 wurden 699 Akten von Bestandsfällen geprüft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T09a "erreicht" mit dem Kennwert "400 Prüfungen"
      Und lautet das Urteil zu T09b "Ziel nicht erreicht" mit dem Kennwert "699 Prüfungen"

    Szenario: Erreicht bleibt erreicht, auch wenn der letzte Bericht fehlt
      Angenommen bis zum 30.09.2016 wurden 300 Akten von Neufällen geprüft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T09a "erreicht (vorläufig, Stand 30.09.2016, ein Bericht überfällig)" mit dem Kennwert "300 Prüfungen"
      Und begründet wird das mit "Erreicht: 300 Prüfungen; verlangt: mindestens 300 Prüfungen. Vorläufig, weil noch Berichte fehlen (1)."

    Szenario: Wer ohne den letzten Bericht unter der Zahl liegt, wird nicht beurteilt
      Angenommen bis zum 30.09.2016 wurden 299 Akten von Neufällen geprüft
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T09a "nicht bewertbar" mit dem Kennwert "299 Prüfungen"

    Szenario: Mit dem letzten Bericht ist nichts mehr vorläufig
      Angenommen bis zum 30.09.2016 wurden 300 Akten von Neufällen geprüft
      Und die Fachaufsicht meldet am 10.01.2017 für das 4. Quartal 2016:
        | Monat   | Prüfthema | Fallart  | geprüft |
        | 12/2016 | Akte      | Neufälle | 1       |
      Wenn am 01.02.2017 geurteilt wird
      Dann lautet das Urteil zu T09a "erreicht" mit dem Kennwert "301 Prüfungen"

  Regel: Unterwegs gilt der Weg bis zum Ende des letzten Berichts, nicht bis heute

    Szenariogrundriss: Nach dem ersten Quartal an der Grenze des Weges
      Angenommen bis zum 31.03.2016 wurden <geprüft> Akten von <Fallart> geprüft
      Wenn am 13.07.2016 geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Zeile | Fallart        | geprüft | Urteil    | Kennwert      |
        | T09a  | Neufällen      | 74      | gefährdet | 74 Prüfungen  |
        | T09a  | Neufällen      | 75      | offen     | 75 Prüfungen  |
        | T09b  | Bestandsfällen | 174     | gefährdet | 174 Prüfungen |
        | T09b  | Bestandsfällen | 175     | offen     | 175 Prüfungen |

    Szenario: Das zweite Quartal wird vor dem 15.07.2016 niemandem vorgehalten
      Angenommen bis zum 31.03.2016 wurden 75 Akten von Neufällen geprüft
      Wenn am Donnerstag, 14.07.2016 geurteilt wird
      Dann lautet das Urteil zu T09a "offen" mit dem Kennwert "75 Prüfungen"
      Und begründet wird das mit "Auf dem Weg: bisher 75 Prüfungen, verlangt: mindestens 300 Prüfungen."

    Szenario: Wer hinter dem Weg liegt, liest, wie weit
      Angenommen bis zum 30.06.2016 wurden 290 Akten von Bestandsfällen geprüft
      Wenn am 15.07.2016 geurteilt wird
      Dann lautet das Urteil zu T09b "gefährdet" mit dem Kennwert "290 Prüfungen"
      Und begründet wird das mit "Stand 30.06.2016: 290 Prüfungen; auf dem Weg zum Ziel wären es 350 Prüfungen."

  Regel: Gezählt werden Akten, nicht Themen

    @haus @haus
    Szenario: Eine Akte mit drei Themen zählt einmal
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Fallart  | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Neufälle | 80      | 2          |
        | 01/2016 | Einkommen | Neufälle | 80      | 3          |
        | 01/2016 | Vermögen  | Neufälle | 80      | 0          |
        | 01/2016 | Akte      | Neufälle | 80      |            |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09a "offen" mit dem Kennwert "80 Prüfungen"
      Und lautet das Urteil zu T07 "erreicht (vorläufig)" mit dem Kennwert "1,9 % (3 von 160)"

    Szenario: Themen ohne Zeile für die Akten sind keine geprüfte Akte
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Fallart  | geprüft | fehlerhaft |
        | 01/2016 | KdU       | Neufälle | 80      | 2          |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09a "gefährdet" mit dem Kennwert "0 Prüfungen"

    Szenario: Auch aus Anlass geprüfte Akten zählen
      Angenommen die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Fallart  | Auswahl    | geprüft |
        | 01/2016 | Akte      | Neufälle | Zufall     | 40      |
        | 02/2016 | Akte      | Neufälle | Anlass     | 30      |
        | 03/2016 | Akte      | Neufälle | Beschwerde | 5       |
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09a "offen" mit dem Kennwert "75 Prüfungen"

  Regel: Ohne Bericht wird nicht geurteilt, und eine Fehlanzeige ist ein Bericht

    Szenario: Ohne Bericht ist T09b erst offen und dann nicht bewertbar
      Wenn am 14.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09b "offen" mit dem Kennwert "keiner"
      Wenn am 15.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09b "nicht bewertbar" mit dem Kennwert "keiner"

    Szenario: Eine Fehlanzeige heißt null Prüfungen, und das liegt hinter dem Weg
      Angenommen die Fachaufsicht darf eine Tabelle ohne Zeilen als Fehlanzeige schicken
      Und die Fachaufsicht meldet am 11.04.2016 für das 1. Quartal 2016 eine Fehlanzeige
      Wenn am 12.04.2016 geurteilt wird
      Dann lautet das Urteil zu T09b "gefährdet" mit dem Kennwert "0 Prüfungen"
