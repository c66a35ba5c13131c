# language: de
Funktionalität: Vom Plan eines Jahres zu dem des nächsten
  Zum Jahreswechsel schlägt die Zielwacht die Regeln des nächsten Jahres vor. Sie führt fort, was am Jahresende galt, nennt
  es eine Annahme und sagt, was eine Stelle des Hauses entscheiden muss. In Kraft ist davon nichts, bis jemand es in Kraft
  setzt.

  Grundlage:
    Angenommen eine Klinik hat ihren eigenen Plan

  Regel: Fortgeschrieben wird, was am Jahresende galt, als Annahme und ohne Quelle

    Szenario: Was der Vorschlag übernimmt und was zu entscheiden ist
      Wenn aus dem Plan 2016 der Plan 2017 vorgeschlagen wird
      Dann gilt im Vorschlag für Stürze "<= 40" bis zum 31.12.2017 als Annahme, und die Zeile des Plans steht aus
      Und ist der vorgeschlagene Plan ein Entwurf ohne Beschluss
      Und sind zu entscheiden:
        | Punkte | was                                        |
        | 1      | Der Plan als Ganzes                        |
        | 5      | Zielwerte, die als Annahme weitergelten    |
        | 6      | Zeilen des neuen Plans, die einzutragen sind |
        | 6      | Annahmen, die weitergelten                 |
        | 1      | Jahre des Kalenders                        |
        | 1      | Sätze, deren Tage und Jahre verschoben sind |

    Szenario: Ein im Jahr geänderter Zielwert wird ohne seine Geschichte übernommen
      Angenommen der Zielwert für Stürze ist seit dem 01.07.2016 durch Beschluss 7/2016 "40" statt "45"
      Wenn aus dem Plan 2016 der Plan 2017 vorgeschlagen wird
      Dann gilt im Vorschlag für Stürze "<= 40" bis zum 31.12.2017 als Annahme, und die Zeile des Plans steht aus
      Und heißt es unter dem, was zu entscheiden ist: "höchstens 40 Stürze, seit Freitag, 01.07.2016 (vorher 45; Beschluss 7/2016): gilt das weiter?"

  Regel: Nichts davon ist in Kraft, bevor es in Kraft gesetzt wird

    Szenario: Das alte Jahr bleibt, wie es war
      Angenommen in der Klinik sind bis Ende Juli 2016 41 Stürze gezählt
      Wenn aus dem Plan 2016 der Plan 2017 vorgeschlagen wird
      Dann schuldet das Haus nach dem, was in Kraft ist, für 2017 nichts
      Wenn der Vorschlag am 05.12.2016 in Kraft gesetzt wird
      Dann schuldet das Haus für 2016 dasselbe wie zuvor, und für 2017 ebenso viel

  Regel: Was jemand geschrieben hat, wird nicht überschrieben

    Szenario: Ein zweiter Vorschlag für dasselbe Jahr
      Wenn aus dem Plan 2016 der Plan 2017 vorgeschlagen wird
      Und im Vorschlag der Titel in "Qualitätsplan der Klinik 2017" geändert wird
      Dann wird ein zweiter Vorschlag für 2017 abgelehnt, weil es den Plan schon gibt, und keine Datei ist anders
