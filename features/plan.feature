# language: de
Funktionalität: Der Plan ändert sich, und ein zweiter kommt hinzu
  Ein Plan wird im Jahr geändert, und ehe sein letztes Ziel ausgezählt ist, gilt schon der nächste. Beurteilt wird jeder
  Tag nach dem, was an ihm galt; welcher Plan gemeint ist, sagt der Zeitraum der Zahlen.

  Regel: Eine Änderung gilt ab ihrem Tag, nicht rückwirkend

    @T06
    Szenario: Der Zielwert wird zur Jahresmitte gesenkt
      Angenommen der Zielwert zu T06 ist mit Beschluss "TV 2016/07" ab dem 01.07.2016 "8" statt "10"
      Und die Fachaufsicht meldet am 12.04.2016 für das 1. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | Fallart       | Auswahl | geprüft | fehlerhaft |
        | Hilden          | 01/2016 | KdU       | Bestandsfälle | Zufall  | 100     | 9          |
      Wenn am Donnerstag, 30.06.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "erreicht (vorläufig)" mit dem Kennwert "9,0 % (9 von 100)"
      Wenn am Freitag, 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu T06 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "9,0 % (9 von 100)"

    @T11
    Szenario: Eine Frist wird verlegt, bevor sie abläuft
      Angenommen das Datum zu T11 ist mit Beschluss "TV 2016/04" ab dem 20.04.2016 der 30.06.2016 statt des 30.04.2016
      Wenn am Dienstag, 19.04.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und erbeten ist es bis 29.04.2016, laut Plan bis 30.04.2016, spätestens bis 02.05.2016
      Wenn am Dienstag, 03.05.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und erbeten ist es bis 30.06.2016, laut Plan bis 30.06.2016, spätestens bis 30.06.2016
      Wenn am Freitag, 01.07.2016 geurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"

  Regel: Eine Änderung der Regeln von heute ändert nicht, was im Frühjahr geurteilt wurde

    @T11
    Szenario: Im Juli wird das Datum verlegt, und das Urteil vom Mai wird noch einmal gezeigt
      Angenommen das Datum zu T11 wird in den Regeln vom 30.04.2016 auf den 30.09.2016 verlegt, in Kraft ab dem 04.07.2016, 08:00 Uhr
      Wenn der 03.05.2016 nach dem Kenntnisstand vom 03.05.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Und heißt es dazu "Geurteilt nach den Regeln, die damals galten"
      Wenn der 04.07.2016 nach dem Kenntnisstand vom 04.07.2016, 23:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "offen"

    @T11
    Szenario: Wer nach den heutigen Regeln fragt, bekommt ein anderes Urteil, und es steht dabei
      Angenommen das Datum zu T11 wird in den Regeln vom 30.04.2016 auf den 30.09.2016 verlegt, in Kraft ab dem 04.07.2016, 08:00 Uhr
      Wenn der 03.05.2016 nach dem Kenntnisstand vom 03.05.2016, 23:00 Uhr, nach den heutigen Regeln beurteilt wird
      Dann lautet das Urteil zu T11 "offen"
      Und heißt es dazu "Geurteilt nach den Regeln, die jetzt gelten"

    @T11
    Szenario: Als noch keine Regeln galten, urteilen die ersten, und es steht dabei
      Angenommen das Datum zu T11 wird in den Regeln vom 30.04.2016 auf den 30.09.2016 verlegt, in Kraft ab dem 04.07.2016, 08:00 Uhr
      Wenn der 03.05.2016 nach dem Kenntnisstand vom 31.12.2015, 12:00 Uhr, beurteilt wird
      Dann lautet das Urteil zu T11 "Frist überschritten"
      Und heißt es dazu "Damals galten noch keine Regeln; geurteilt nach den ersten"

  Regel: Zwei Planjahre laufen nebeneinander

    @T06
    Szenario: Eine Prüfung zählt für das Jahr, in dem sie liegt
      Angenommen für 2017 gelten dieselben Ziele wie für 2016
      Und die Fachaufsicht meldet am 10.01.2017 für das 4. Quartal 2016:
        | Geschäftsstelle | Monat   | Prüfthema | Fallart       | Auswahl | geprüft | fehlerhaft |
        | Hilden          | 11/2016 | KdU       | Bestandsfälle | Zufall  | 100     | 9          |
      Und die Fachaufsicht meldet am 11.04.2017 für das 1. Quartal 2017:
        | Geschäftsstelle | Monat   | Prüfthema | Fallart       | Auswahl | geprüft | fehlerhaft |
        | Hilden          | 01/2017 | KdU       | Bestandsfälle | Zufall  | 100     | 12         |
      Wenn am Mittwoch, 12.04.2017 geurteilt wird
      Dann lautet für 2016 das Urteil zu T06 "nicht bewertbar" mit dem Kennwert "9,0 % (9 von 100)"
      Und lautet für 2017 das Urteil zu T06 "Zielwert überschritten (Zwischenstand)" mit dem Kennwert "12,0 % (12 von 100)"

    @T11
    Szenario: Dass der Plan 2017 noch ein Entwurf ist, hält beim Plan 2016 nichts auf
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und für 2017 liegen dieselben Ziele wie für 2016 als Entwurf vor
      Wenn die Zielwacht vom 03.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Dann sind zu T11 genau diese Mails angekommen:
        | Tag                    | an                                         | Betreff beginnt mit   |
        | Dienstag, 03.05.2016   | bereichsleitung.leistung@jobcenter.example | [Frist überschritten] |
        | Donnerstag, 12.05.2016 | geschaeftsfuehrung@jobcenter.example       | [Vorlage Stufe 2]     |

  Regel: Der Plan darf über sein Jahr hinausreichen, aber nicht beliebig weit

    @T31
    Szenario: Ein Bericht des Planjahrs ist im März darauf fällig
      Wenn am Freitag, 31.03.2017 geurteilt wird
      Dann lautet das Urteil zu T31 "offen"
      Wenn am Samstag, 01.04.2017 geurteilt wird
      Dann lautet das Urteil zu T31 "Frist überschritten"
