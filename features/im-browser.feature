# language: de
Funktionalität: Antworten im Browser
  Der Link einer Mail führt zu einer Seite, die sagt, was ist, und fragt, was gelten soll. Angesehen ist nichts
  entschieden. Wer angemeldet ist und die angeschriebene Stelle innehat oder vertritt, entscheidet mit einem Knopf, und
  die Seite sagt, was eingetragen ist und wie es sich zurücknehmen lässt.

  Regel: Wer angeschrieben ist, antwortet mit einem Knopf

    @T23b
    Szenario: Die Leitung der Geschäftsstelle Ratingen meldet aus der Mail, dass der Dialog stattgefunden hat
      Angenommen die Mails tragen Links zu den Seiten
      Wenn die Zielwacht vom 01.04.2016 bis zum 11.04.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsstellenleitung in Ratingen am 11.04.2016 um 09:00 Uhr den Link der letzten Mail an leitung.ratingen@jobcenter.example öffnet
      Dann sagt die Seite:
        | gefährdet            |
        | Was trifft zu?       |
        | Es hat stattgefunden |
      Wenn auf dieser Seite "Es hat stattgefunden" geantwortet wird mit:
        | Angabe           | Wert          |
        | Stattgefunden am | 07.04.2016    |
        | Aktenzeichen     | 50.1-2016/077 |
      Dann sagt die Seite:
        | Eingetragen                 |
        | Stattgefunden am 07.04.2016 |
      Wenn die Zielwacht am 12.04.2016 um 07:00 Uhr läuft
      Und die Geschäftsstellenleitung in Ratingen am 12.04.2016 um 09:00 Uhr den Link der letzten Mail an leitung.ratingen@jobcenter.example öffnet
      Dann sagt die Seite:
        | 1 von 2 = 50,0 % |

    @T11
    Szenario: Die Bereichsleitung Leistung übernimmt bis zum 20.05.2016 und nimmt es wieder zurück
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 03.05.2016 um 09:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Dann sagt die Seite:
        | Frist überschritten |
        | Ich übernehme das   |
      Und hat zu T11 niemand etwas entschieden
      Wenn auf dieser Seite "Ich übernehme das" geantwortet wird mit:
        | Angabe         | Wert       |
        | Übernommen bis | 20.05.2016 |
      Dann sagt die Seite:
        | Eingetragen               |
        | Übernommen bis 20.05.2016 |
        | Doch nicht?               |
      Und ist der Befund zu T11 am 03.05.2016 "bestätigt"
      Wenn auf dieser Seite die Antwort zurückgenommen wird
      Dann ist der Befund zu T11 am 03.05.2016 "offen"

    @T11
    Szenario: Wer die Bereichsleitung vertritt, antwortet in den Tagen der Vertretung für sie
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn am 02.05.2016 um 09:00 Uhr eine Abwesenheit eingetragen wird: die Bereichsleitung Leistung vom 03.05.2016 bis zum 03.05.2016, vertreten durch die Fachaufsicht
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Fachaufsicht am 03.05.2016 um 09:00 Uhr den Link der letzten Mail an fachaufsicht@jobcenter.example öffnet
      Und auf dieser Seite "Ich übernehme das" geantwortet wird mit:
        | Angabe         | Wert       |
        | Übernommen bis | 20.05.2016 |
      Dann sagt die Seite:
        | Übernommen bis 20.05.2016, für Bereichsleitung Leistung |
      Wenn die Fachaufsicht am 04.05.2016 um 09:00 Uhr den Link der letzten Mail an fachaufsicht@jobcenter.example öffnet
      Dann sagt die Seite:
        | Diese Mail ging an eine andere Stelle |

  Regel: Ansehen entscheidet nichts, auch wenn ein Programm alles öffnet und abschickt

    @T11
    Szenario: Das Prüfprogramm des Mailservers öffnet jeden Link und schickt jedes Formular ab
      Angenommen dem Haus genügt der Link einer Mail ohne Anmeldung
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und ein Prüfprogramm am 03.05.2016 um 07:01 Uhr jeden Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet und alle Formulare abschickt
      Dann ist im Speicher nichts verändert
      Und hat zu T11 niemand etwas entschieden

    @T11
    Szenario: Nach den Tagen der Stufe zeigt der Link nur noch, und die Seite sagt, was zu tun ist
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Bereichsleitung Leistung am 20.06.2016 um 09:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Dann sagt die Seite:
        | Frist überschritten                                            |
        | Auf die Mail antworten: Das geht immer, auch ohne diese Seite. |
      Und sagt die Seite nirgends "Was trifft zu?"

  Regel: Eine weitergeleitete Mail gibt niemandem die Stelle des anderen

    @T11
    Szenario: Wer angemeldet ist und die Mail nur weitergeleitet bekam, wird abgewiesen
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und das Controlling am 03.05.2016 um 09:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Dann sagt die Seite:
        | Diese Mail ging an eine andere Stelle |
      Und hat zu T11 niemand etwas entschieden

    @T11
    Szenario: Ohne Anmeldung fragt die Seite erst nach ihr und zeigt nichts
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und jemand ohne Anmeldung am 03.05.2016 um 09:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Dann fragt die Seite nach der Anmeldung
      Und sagt die Seite nirgends "Einsatzkriterien"

    @T11
    Szenario: Genügt dem Haus der Link, ist vermerkt, dass niemand angemeldet war, und die Stelle erfährt es
      Angenommen dem Haus genügt der Link einer Mail ohne Anmeldung
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und jemand ohne Anmeldung am 03.05.2016 um 09:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Und auf dieser Seite "Ich übernehme das" geantwortet wird mit:
        | Angabe         | Wert       |
        | Übernommen bis | 20.05.2016 |
      Dann sagt die Seite:
        | Über den Link der Mail, ohne Anmeldung |
      Und ist der Befund zu T11 am 03.05.2016 "bestätigt"
      Wenn die Zielwacht am 03.05.2016 um 09:05 Uhr läuft
      Und die Bereichsleitung Leistung am 03.05.2016 um 10:00 Uhr den Link der letzten Mail an bereichsleitung.leistung@jobcenter.example öffnet
      Und auf dieser Seite die Antwort zurückgenommen wird
      Dann ist der Befund zu T11 am 03.05.2016 "offen"

  Regel: Von zwei Browsern entscheidet einer, der andere erfährt, was neu ist

    @T11
    Szenario: Die Geschäftsführung hat den Befund zweimal offen und bestätigt ihn in beiden
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 12.05.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 12.05.2016 um 09:00 Uhr den Befund zu T11 in zwei Browsern öffnet
      Und auf dieser Seite "Ich übernehme das" geantwortet wird mit:
        | Angabe         | Wert       |
        | Übernommen bis | 20.05.2016 |
      Und der andere Browser benutzt wird
      Und auf dieser Seite "Ich übernehme das" geantwortet wird mit:
        | Angabe         | Wert       |
        | Übernommen bis | 24.05.2016 |
      Dann sagt die Seite:
        | Inzwischen hat sich etwas geändert |
        | es ist nichts eingetragen          |
      Und ist der Befund zu T11 am 20.05.2016 "bestätigt"

  Regel: Was eine Antwort per Mail vorschlägt, trägt das Controlling im Browser ein

    @T11
    Szenario: Der Vorschlag wartet über den Tag der Stufe hinaus, dann wird er eingetragen
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 03.05.2016 bis zum 11.05.2016 täglich um 07:00 Uhr läuft
      Und am 11.05.2016 um 09:00 Uhr aus bereichsleitung.leistung@jobcenter.example auf die letzte Mail an bereichsleitung.leistung@jobcenter.example zu T11 geantwortet wird: "ÜBERNEHME bis 31.05."
      Und die Zielwacht vom 12.05.2016 bis zum 17.05.2016 täglich um 07:00 Uhr läuft
      Und das Controlling am 17.05.2016 um 10:00 Uhr die Seite "/vorschlaege" öffnet
      Und auf dieser Seite dem Verweis "Übernommen bis 31.05.2016" gefolgt wird
      Dann sagt die Seite:
        | bereichsleitung |
      Wenn auf dieser Seite "Eintragen" geantwortet wird
      Dann hat die Bereichsleitung Leistung zu T11 entschieden und das Controlling es eingetragen

  Regel: Schreiben nach außen liest, ändert und gibt die Geschäftsführung im Browser frei

    @T28a
    Szenario: Die Geschäftsführung ändert die Bitte an den Kreis und gibt das Schreiben frei
      Angenommen die Mails tragen Links zu den Seiten
      Und einzelne Mails sind nicht begrenzt
      Und der Plan ist am 04.01.2016 beschlossen
      Wenn die Zielwacht vom 01.06.2016 bis zum 09.06.2016 täglich um 07:00 Uhr läuft
      Und die Geschäftsführung am 09.06.2016 um 10:00 Uhr die Seite "/schreiben" öffnet
      Und auf dieser Seite dem Verweis "Verfahren für Forderungen" gefolgt wird
      Und auf dieser Seite "Wortlaut übernehmen" gewählt wird mit:
        | Angabe | Wert                                              |
        | Bitte  | Bitte nennen Sie uns einen Termin zur Abstimmung. |
      Dann sagt die Seite:
        | Bitte nennen Sie uns einen Termin zur Abstimmung. |
      Wenn auf dieser Seite "Freigeben" geantwortet wird
      Dann sagt die Seite:
        | Bitte bestätigen |
      Wenn auf dieser Seite "freigeben" gewählt wird
      Und die Zielwacht am 10.06.2016 um 07:00 Uhr läuft
      Dann nennt die Mail vom 10.06.2016 an jobcenter@kreis.example zu T28a in Text und HTML:
        | Bitte nennen Sie uns einen Termin zur Abstimmung. |
      Und trägt das Schreiben an jobcenter@kreis.example keinen Link zu den Seiten

  Regel: Eine Liste zeigt, was jemand sehen darf, und nie alles, wo es die Auswahl nicht gibt

    @T11
    Szenario: Die Geschäftsführung wählt unter den Befunden, und vertippt sich
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/befunde?zustand=breached&befund=offen" öffnet
      Dann sagt die Seite:
        | Befund: „offen“ gibt es hier nicht |
      Und sagt die Seite nirgends "Einsatzkriterien"
      Wenn die Geschäftsführung am 03.05.2016 um 10:00 Uhr die Seite "/befunde?zustand=breached&befund=open" öffnet
      Dann sagt die Seite:
        | Einsatzkriterien des Ermittlungsdienstes |
        | Frist überschritten                      |

  Regel: Wer prüft, kommt im Browser von der Zeile des Plans zu ihren Mails

    @T11
    Szenario: Die Revision folgt einer Zeile des Plans bis zur Mail an die Bereichsleitung
      Angenommen die Mails tragen Links zu den Seiten
      Und der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn die Zielwacht vom 02.05.2016 bis zum 03.05.2016 täglich um 07:00 Uhr läuft
      Und die Interne Revision / Rechnungsprüfung am 03.05.2016 um 09:00 Uhr die Seite "/nachweis" öffnet
      Und auf dieser Seite dem Verweis "Einsatzkriterien des Ermittlungsdienstes abgestimmt" gefolgt wird
      Dann sagt die Seite:
        | investigation-criteria-agreed/jobcenter/2016       |
        | Frist überschritten                                |
        | Hinweis an Bereichsleitung Leistung                |

  Regel: Wer die Technik betreibt, sieht den Weg jeder Mail, und nicht, was darin steht

    @T11
    Szenario: Ein Postfach war unbekannt, und die Informationstechnik lässt die Mail noch einmal versuchen
      Angenommen der Plan ist am 04.01.2016 beschlossen
      Und die Bereichsleitung Leistung ist ab dem 01.04.2016 besetzt
      Wenn der Mailserver das Postfach bereichsleitung.leistung@jobcenter.example nicht kennt
      Und die Zielwacht am 03.05.2016 um 07:00 Uhr läuft
      Und der Mailserver wieder alles annimmt
      Und die Informationstechnik am 03.05.2016 um 10:00 Uhr die Seite "/versand?zustand=dead&art=alert" öffnet
      Dann sagt die Seite:
        | Endgültig abgewiesen |
      Wenn auf dieser Seite dem Verweis "Di 03.05.2016" gefolgt wird
      Dann sagt die Seite nirgends "Einsatzkriterien"
      Wenn auf dieser Seite "Noch einmal versuchen" gewählt wird
      Dann sagt die Seite:
        | Bitte bestätigen |
      Wenn auf dieser Seite "Ja, noch einmal versuchen" gewählt wird
      Dann sagt die Seite:
        | Die Mail wartet wieder |
