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
