# language: de
Funktionalität: Wenn Regeln geändert werden
  Wer die Regeln ändert, sieht vorher, was sich ändert. Wer für eine Regel zuständig ist, liest danach, was galt und was
  jetzt gilt, seit wann, durch welche Stelle und warum.

  Regel: Wer für eine Regel zuständig ist, liest von jeder Änderung einmal

    @T11
    Szenario: Ein Datum wird verlegt, bevor etwas überschritten ist
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und das Datum zu T11 in den Regeln vom 30.04.2016 auf den 31.05.2016 verlegt wird, in Kraft ab dem 07.04.2016, 10:00 Uhr
      Und die Zielwacht vom 08.04.2016 bis zum 19.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 11.04.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Geändert am 07.04.2016 von: Administration     |
        | Frist bisher „30.04.2016“, jetzt „31.05.2016“. |
      Und wurde niemandem dasselbe zweimal mitgeteilt

    @T11
    Szenario: Eine Frist wird vorgezogen und ist damit überschritten
      Angenommen einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und das Datum zu T11 in den Regeln vom 30.04.2016 auf den 31.03.2016 verlegt wird, in Kraft ab dem 07.04.2016, 10:00 Uhr
      Und die Zielwacht am 08.04.2016 um 07:00 Uhr läuft
      Dann sind am 08.04.2016 an bereichsleitung.leistung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                                         |
        | [Frist überschritten] Kriterien Ermittlungsdienst           |
        | [Regel geändert] Kriterien Ermittlungsdienst, seit 07.04.2016 |

  Regel: Was niemanden angeht, wird niemandem mitgeteilt

    @T11
    Szenario: Es kommt nur ein Kommentar dazu
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Und an der Regel zu T11 steht im Regelordner ein neuer Kommentar: "geprüft am 07.04.2016"
      Dann sagt die Vorschau am 07.04.2016, dass sich durch die Änderung für niemanden etwas ändert

  Regel: Die Jahresvorschau ist derselbe Weg, den die Tage dann gehen

    @T11
    Szenario: Zwei Wochen kommen so, wie sie vorhergesagt waren
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 27.04.2016 um 07:00 Uhr läuft
      Und am 28.04.2016 eine Jahresvorschau bis zum 13.05.2016 gemacht wird
      Und die Zielwacht vom 28.04.2016 bis zum 13.05.2016 täglich um 07:00 Uhr läuft
      Dann sind genau die Mails geplant, die die Jahresvorschau genannt hat, 8 an der Zahl

  Regel: Was mit einer Stelle außerhalb vereinbart ist, ändert das Haus nicht allein

    @T06
    Szenario: Die Administration senkt einen Zielwert, der mit dem Kreis vereinbart ist
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "12" geändert wird
      Dann wird am 07.04.2016 um 10:00 Uhr abgelehnt, dass die Administration die geänderten Regeln in Kraft setzt: "je Regel von einer der Rollen: kdu-error-rate"
      Und wird am 07.04.2016 um 10:05 Uhr abgelehnt, dass die Geschäftsführung der Änderung zustimmt: "kann der Änderung der Regel „kdu-error-rate“ nicht zustimmen"
      Wenn der Kreis Mettmann am 07.04.2016 um 11:00 Uhr der Änderung zustimmt, mit Beschluss "50.1-2016/077" vom 05.04.2016
      Und die Administration am 07.04.2016 um 12:00 Uhr die geänderten Regeln in Kraft setzt, weil "Der Kreis hat den Wert neu vereinbart"
      Und die Zielwacht vom 08.04.2016 bis zum 11.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 11.04.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Geändert am 07.04.2016 von: Administration                |
        | verlangt bisher „unter 10 %“, jetzt „unter 12 %“.         |
        | Begründung: „Der Kreis hat den Wert neu vereinbart“       |

    @T06
    Szenario: Im Notfall gilt die Änderung sofort, und die Geschäftsführung erfährt es sofort
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "12" geändert wird
      Und die Administration am 07.04.2016 um 10:00 Uhr die geänderten Regeln im Notfall in Kraft setzt, weil "Der Wert war falsch eingetragen"
      Und die Zielwacht am 08.04.2016 um 07:00 Uhr läuft
      Dann sind am 08.04.2016 an geschaeftsfuehrung@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit                                   |
        | [Eilige Regeländerung] Fehlerquote KdU, seit 07.04.2016 |
      Und nennt die Mail vom 08.04.2016 an geschaeftsfuehrung@jobcenter.example über geänderte Regeln in Text und HTML:
        | Fehlerquote Arbeitsanweisung KdU: Zustimmung von Kreis Mettmann   |
        | (Beschluss: Aktenzeichen und Tag)                                 |
        | Begründung: „Der Wert war falsch eingetragen“                     |
      Wenn der Kreis Mettmann am 08.04.2016 um 11:00 Uhr nachträglich zustimmt, mit Beschluss "50.1-2016/078" vom 08.04.2016
      Und die Zielwacht vom 09.04.2016 bis zum 11.04.2016 täglich um 07:00 Uhr läuft
      Dann wurde niemandem dasselbe zweimal mitgeteilt

  Regel: Es tritt nur in Kraft, was jemand vorher gesehen hat

    @T06
    Szenario: Nach der Vorschau kommt noch eine Änderung dazu
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "12" geändert wird
      Und die Geschäftsführung am 07.04.2016 um 09:00 Uhr die Vorschau der geänderten Regeln ansieht
      Und der Zielwert zu T06 im Regelordner von "12" auf "20" geändert wird
      Dann wird am 07.04.2016 um 10:00 Uhr abgelehnt, dass die Administration die geänderten Regeln nach dieser Vorschau in Kraft setzt: "stimmt nicht mehr"

    @T06
    Szenario: Eine Rolle, die niemand kennt, setzt nichts in Kraft
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "8" geändert wird
      Dann wird am 07.04.2016 um 10:00 Uhr abgelehnt, dass "praktikum" die geänderten Regeln in Kraft setzt: "„praktikum“"

  Regel: Von selbst tritt nur in Kraft, was nichts lockert

    @T06
    Szenario: Der Dienst setzt eine Lockerung nicht von selbst in Kraft und sagt der Technik, worauf sie wartet
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "12" geändert wird
      Und der Dienst, der gespeicherte Regeln von selbst in Kraft setzt, am 07.04.2016 um 10:00 Uhr nach dem Regelordner sieht
      Dann sind die Regeln der Aktivierung 1 in Kraft
      Und sind am 07.04.2016 an it@jobcenter.example genau diese Mails angekommen:
        | Betreff beginnt mit               |
        | [Störung] Geänderte Regeln warten |

    @T06
    Szenario: Eine Verschärfung setzt der Dienst von selbst in Kraft, und wer zuständig ist, liest davon
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und der Zielwert zu T06 im Regelordner von "10" auf "8" geändert wird
      Und der Dienst, der gespeicherte Regeln von selbst in Kraft setzt, am 07.04.2016 um 10:00 Uhr nach dem Regelordner sieht
      Dann sind die Regeln der Aktivierung 2 in Kraft
      Wenn die Zielwacht vom 08.04.2016 bis zum 11.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 11.04.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Geändert am 07.04.2016 von: Informationstechnik |
        | verlangt bisher „unter 10 %“, jetzt „unter 8 %“. |

  Regel: Es gibt einen Weg zurück, und er ist eine Änderung wie jede andere

    @T11
    Szenario: Ein verlegtes Datum gilt wieder wie vorher, und wer zuständig ist, liest beides
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 07.04.2016 um 07:00 Uhr läuft
      Und das Datum zu T11 in den Regeln vom 30.04.2016 auf den 31.05.2016 verlegt wird, in Kraft ab dem 07.04.2016, 10:00 Uhr
      Und die Geschäftsführung am 07.04.2016 um 14:00 Uhr die Regeln der Aktivierung 1 wieder in Kraft setzt, weil "Der Termin bleibt"
      Und die Zielwacht vom 08.04.2016 bis zum 11.04.2016 täglich um 07:00 Uhr läuft
      Dann nennt die Übersicht vom 11.04.2016 an bereichsleitung.leistung@jobcenter.example in Text und HTML:
        | Frist bisher „30.04.2016“, jetzt „31.05.2016“. |
        | Geändert am 07.04.2016 von: Geschäftsführung   |
        | Frist bisher „31.05.2016“, jetzt „30.04.2016“. |
        | Begründung: „Der Termin bleibt“                |
