# language: de
Funktionalität: Welche Zahlen gelten, und wie weit sie reichen
  Amtliche Zahlen gehen der eigenen Zählung vor. Nur eine Zufallsauswahl beweist etwas; wer Prüfungen nachträglich
  umsortiert, fällt auf.

  Regel: Die amtliche Zahl gilt, auch wenn die Zählung jünger ist

    @P03
    Szenario: Amtlich schlägt Zählung
      Angenommen die amtliche Statistik meldet am 10.06.2016 für März 2016 120 Integrationen von Langzeitarbeitslosen nach 100 im Vorjahr
      Und das Haus zählt am 01.07.2016 für März 2016 90 Integrationen von Langzeitarbeitslosen nach 100 im Vorjahr
      Wenn am 04.07.2016 geurteilt wird
      Dann beruht das Urteil über die Integrationen von Langzeitarbeitslosen auf "120"

    @P03
    Szenario: Zwei amtliche Zahlen zu einem Datenstand werden genannt
      Angenommen die amtliche Statistik meldet am 10.06.2016 für März 2016 120 Integrationen von Langzeitarbeitslosen nach 100 im Vorjahr
      Und die amtliche Statistik meldet am 20.06.2016 für März 2016 125 Integrationen von Langzeitarbeitslosen nach 100 im Vorjahr
      Wenn am 04.07.2016 geurteilt wird
      Dann beruht das Urteil über die Integrationen von Langzeitarbeitslosen auf "125"
      Und begründet wird das auch mit "Zum Datenstand Juni 2016 gibt es zwei amtliche Zahlen; es gilt die zuletzt gemeldete."

  Regel: Nur die Zufallsauswahl ist eine Stichprobe

    @T06
    Szenario: Anlass statt Zufall beweist nichts
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 100     | 4          |
        | 03/2016 | KdU       | Anlass  | 50      | 50         |
      Wenn am 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "4,0 % (4 von 100)"
      Und die Aussagekraft ist "statistisch gesichert (95 %, einseitig)"

    @T06
    Szenario: Zwei Schichten zusammen sind keine Hochrechnung
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Fallart       | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Neufälle      | 90      | 14         |
        | 03/2016 | KdU       | Bestandsfälle | 210     | 27         |
      Wenn am 02.05.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "13,7 % (41 von 300)"
      Und begründet wird das auch mit "Schichten ungewichtet, keine Hochrechnung: Neufälle 90, Bestandsfälle 210."

  Regel: Wer die Auswahl nachträglich ändert, fällt der Revision auf

    @T06
    Szenario: Fehlerhafte Fälle werden vom Zufall zum Anlass umsortiert
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 60      | 12         |
      Und die Fachaufsicht meldet am 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 48      | 0          |
        | 03/2016 | KdU       | Anlass  | 12      | 12         |
      Dann sieht die Revision, dass Prüfungen nachträglich umsortiert wurden:
        | von                                            | nach                                         |
        | case_review:hilden:kdu:existing:random:2016-03 | case_review:hilden:kdu:existing:risk:2016-03 |

    @T06
    Szenario: Eine gewöhnliche Korrektur fällt nicht auf
      Angenommen die Fachaufsicht meldet am 10.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 60      | 12         |
      Und die Fachaufsicht meldet am 20.04.2016 für das 1. Quartal 2016:
        | Monat   | Prüfthema | Auswahl | geprüft | fehlerhaft |
        | 03/2016 | KdU       | Zufall  | 48      | 10         |
      Dann sieht die Revision keine umsortierten Prüfungen

  Regel: Eine Zahl zählt vom letzten Tag ihres Monats an, auch wenn man später mehr weiß

    @T25
    Szenario: Die Krankheitsquote für März zählt am 31.03., am 30.03. noch nicht
      Angenommen das Controlling meldet am 14.04.2016 für Februar 2016 endgültig eine Krankheitsquote von 10,5 %
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 12,5 %
      Wenn der 30.03.2016 nach dem Kenntnisstand vom 15.04.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T25 "erreicht (vorläufig)" mit dem Kennwert "10,5 %"
      Wenn der 31.03.2016 nach dem Kenntnisstand vom 15.04.2016, 08:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T25 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "12,5 %"
