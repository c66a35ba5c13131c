# language: de
Funktionalität: Berichte und Nachweise mit eigenem Inhalt (Plan 2016, Zeilen T16, T20, T24, T27, T28a, T29 und T30)
  Manche Vorlage zählt nur, wenn sie enthält, was der Plan verlangt: alle Städte, den richtigen Stichtag, den
  Datenstand, alle drei Antworten. Was fehlt, steht neben dem Urteil.

  Regel: Eine Rückmeldung zu Bildung und Teilhabe meint ihren Stichtag, und der verschiebt sich nie

    @T30.1 @T30.3 @T30.4
    Szenariogrundriss: BuT-Rückmeldung mit richtigem und falschem Stichtag
      Angenommen zu <Zeile> wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 51.2-2016/021                                                            |
        | Stichtag     | <Stichtag>                                                               |
        | für          | zehn Städte und gesamt                                                   |
        | Inhalt       | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge |
      Wenn am <Urteil am> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele: Freitag, 15.04.2016
        | Zeile | vorgelegt  | Stichtag   | Urteil am  | Urteil               | Grund                                                                            |
        | T30.1 | 15.04.2016 | 15.04.2016 | 18.04.2016 | erreicht             | Nachgewiesen zum 15.04.2016, also rechtzeitig: Zeit war bis 15.04.2016.          |
        | T30.1 | 15.04.2016 | 14.04.2016 | 18.04.2016 | Frist überschritten  | Die Meldung hat den Datenstand 14.04.2016; verlangt ist der Stichtag 15.04.2016. |
        | T30.1 | 16.04.2016 | 15.04.2016 | 18.04.2016 | erreicht (verspätet) | Nachgewiesen zum 16.04.2016, also verspätet: Zeit war bis 15.04.2016.            |

      Beispiele: Samstag, 15.10.2016, und Sonntag, 15.01.2017
        | Zeile | vorgelegt  | Stichtag   | Urteil am  | Urteil              | Grund                                                                            |
        | T30.3 | 17.10.2016 | 15.10.2016 | 18.10.2016 | erreicht            | Nachgewiesen zum 17.10.2016, also rechtzeitig: Zeit war bis 17.10.2016.          |
        | T30.3 | 17.10.2016 | 14.10.2016 | 18.10.2016 | erreicht            | Nachgewiesen zum 17.10.2016, also rechtzeitig: Zeit war bis 17.10.2016.          |
        | T30.3 | 17.10.2016 | 17.10.2016 | 18.10.2016 | Frist überschritten | Die Meldung hat den Datenstand 17.10.2016; verlangt ist der Stichtag 15.10.2016. |
        | T30.4 | 16.01.2017 | 13.01.2017 | 17.01.2017 | erreicht            | Nachgewiesen zum 16.01.2017, also rechtzeitig: Zeit war bis 16.01.2017.          |
        | T30.4 | 16.01.2017 | 12.01.2017 | 17.01.2017 | Frist überschritten | Die Meldung hat den Datenstand 12.01.2017; verlangt ist der Stichtag 15.01.2017. |

    @T30.2
    Szenario: Fehlt eine Stadt, ist die Rückmeldung nicht vollständig
      Angenommen zu T30.2 wird am 15.07.2016 vorgelegt und gemeldet:
        | Aktenzeichen | 51.2-2016/021                                                            |
        | Stichtag     | 15.07.2016                                                               |
        | für          | zehn Städte und gesamt ohne Stadt Wülfrath                               |
        | Inhalt       | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge |
      Wenn am Freitag, 15.07.2016 geurteilt wird
      Dann lautet das Urteil zu T30.2 "offen"
      Und begründet wird das mit "Noch fehlende Meldungen: 1 von 11 (Stadt Wülfrath)."
      Wenn am Samstag, 16.07.2016 geurteilt wird
      Dann lautet das Urteil zu T30.2 "Frist überschritten"

    @T30.1
    Szenario: Eine Rückmeldung ohne die Rückstände ist nicht vollständig
      Angenommen zu T30.1 wird am 15.04.2016 vorgelegt und gemeldet:
        | Aktenzeichen | 51.2-2016/021                                                |
        | Stichtag     | 15.04.2016                                                   |
        | für          | zehn Städte und gesamt                                       |
        | Inhalt       | Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge |
      Wenn am Montag, 18.04.2016 geurteilt wird
      Dann lautet das Urteil zu T30.1 "Frist überschritten"
      Und begründet wird das mit "Noch nicht enthalten: Rückstände."

    @T30.1
    Szenario: Eine Rückmeldung ohne Aktenzeichen ist kein Nachweis
      Angenommen zu T30.1 wird am 15.04.2016 vorgelegt und gemeldet:
        | Stichtag | 15.04.2016                                                               |
        | für      | zehn Städte und gesamt                                                   |
        | Inhalt   | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge |
      Wenn am Montag, 18.04.2016 geurteilt wird
      Dann lautet das Urteil zu T30.1 "Frist überschritten"
      Und begründet wird das mit "Zum 15.04.2016 gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis."

  Regel: Ein Quartalsbericht nennt seinen Datenstand

    @T16.1 @T16.4
    Szenariogrundriss: Quartalsbericht an seinem letzten Tag
      Angenommen zu <Zeile> wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 20.3-2016/004                              |
        | Datenstand   | <Datenstand>                               |
        | Inhalt       | Erfolge, Misserfolge, Profillage, Abbrüche |
      Wenn am <Urteil am> geurteilt wird
      Dann lautet das Urteil zu <Zeile> "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Zeile | vorgelegt  | Datenstand    | Urteil am  | Urteil               | Grund                                                                   |
        | T16.1 | 31.03.2016 | Februar 2016  | 01.04.2016 | erreicht             | Nachgewiesen zum 31.03.2016, also rechtzeitig: Zeit war bis 31.03.2016. |
        | T16.1 | 01.04.2016 | Februar 2016  | 01.04.2016 | erreicht (verspätet) | Nachgewiesen zum 01.04.2016, also verspätet: Zeit war bis 31.03.2016.   |
        | T16.1 | 31.03.2016 |               | 01.04.2016 | Frist überschritten  | In der Meldung fehlt: der Datenstand.                                   |
        | T16.4 | 02.01.2017 | November 2016 | 03.01.2017 | erreicht             | Nachgewiesen zum 02.01.2017, also rechtzeitig: Zeit war bis 02.01.2017. |
        | T16.4 | 03.01.2017 | November 2016 | 03.01.2017 | erreicht (verspätet) | Nachgewiesen zum 03.01.2017, also verspätet: Zeit war bis 02.01.2017.   |

    @T16.1
    Szenario: Ein Quartalsbericht ohne Misserfolge und Abbrüche ist nicht vollständig
      Angenommen zu T16.1 wird am 31.03.2016 vorgelegt und gemeldet:
        | Aktenzeichen | 20.3-2016/004       |
        | Datenstand   | Februar 2016        |
        | Inhalt       | Erfolge, Profillage |
      Wenn am 01.04.2016 geurteilt wird
      Dann lautet das Urteil zu T16.1 "Frist überschritten"
      Und begründet wird das mit "Noch nicht enthalten: Misserfolge, Abbrüche."

  Regel: Was der Plan für 2016 erst im Jahr darauf verlangt, gehört noch zum Plan

    @T20
    Szenariogrundriss: Die Auswertung des Arbeitsmarkt- und Integrationsprogramms am Freitag, 31.03.2017
      Angenommen zu T20 wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 50.3-2017/012 |
        | Daten        | <Daten>       |
        | Inhalt       | <Inhalt>      |
      Wenn am 04.04.2017 geurteilt wird
      Dann lautet das Urteil zu T20 "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | vorgelegt  | Daten     | Inhalt                                 | Urteil               | Grund                                                                   |
        | 31.03.2017 | vorläufig | erreichte Ziele, Abbrüche, Fortführung | erreicht             | Nachgewiesen zum 31.03.2017, also rechtzeitig: Zeit war bis 31.03.2017. |
        | 03.04.2017 | vorläufig | erreichte Ziele, Abbrüche, Fortführung | erreicht (verspätet) | Nachgewiesen zum 03.04.2017, also verspätet: Zeit war bis 31.03.2017.   |
        | 31.03.2017 |           | erreichte Ziele, Abbrüche, Fortführung | Frist überschritten  | In der Meldung fehlt: ob die Daten vorläufig oder endgültig sind.       |
        | 31.03.2017 | vorläufig | erreichte Ziele, Abbrüche              | Frist überschritten  | Noch nicht enthalten: Fortführung.                                      |

    @T20
    Szenario: Ohne Auswertung ist die Frist im April überschritten
      Wenn am Freitag, 31.03.2017 geurteilt wird
      Dann lautet das Urteil zu T20 "offen"
      Wenn am Samstag, 01.04.2017 geurteilt wird
      Dann lautet das Urteil zu T20 "Frist überschritten"

  Regel: Halb fertig ist nicht fertig

    @T24
    Szenariogrundriss: Schwerpunkte und Arbeitshilfe der Gesundheitsförderung bis Montag, 02.01.2017
      Angenommen zu T24 wird am <vorgelegt> vorgelegt und gemeldet:
        | Aktenzeichen | 50.4-2016/031 |
        | Inhalt       | <Inhalt>      |
      Wenn am 04.01.2017 geurteilt wird
      Dann lautet das Urteil zu T24 "<Urteil>"

      Beispiele:
        | vorgelegt  | Inhalt                     | Urteil               |
        | 02.01.2017 | Schwerpunkte, Arbeitshilfe | erreicht             |
        | 03.01.2017 | Schwerpunkte, Arbeitshilfe | erreicht (verspätet) |
        | 30.12.2016 | Arbeitshilfe               | Frist überschritten  |

    @T27
    Szenariogrundriss: Eine einzige fehlende Stellenbeschreibung genügt
      Angenommen zu T27 wird am 30.12.2016 vorgelegt und gemeldet:
        | Aktenzeichen | 13.2-2016/040 |
        | fertig       | <fertig>      |
        | von          | 43            |
      Wenn am 03.01.2017 geurteilt wird
      Dann lautet das Urteil zu T27 "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | fertig | Urteil              | Grund                                                                   |
        | 42     | Frist überschritten | Erst 42 von 43 Teilen liegen vor.                                       |
        | 43     | erreicht            | Nachgewiesen zum 30.12.2016, also rechtzeitig: Zeit war bis 02.01.2017. |

    @T28a
    Szenariogrundriss: Das Verfahren für Forderungen rund um Dienstag, den 31.05.2016
      Angenommen zu T28a wird am <Tag> das Protokoll "20.1-2016/019" vorgelegt und gemeldet
      Wenn am 02.06.2016 geurteilt wird
      Dann lautet das Urteil zu T28a "<Urteil>"

      Beispiele:
        | Tag        | Urteil               |
        | 31.05.2016 | erreicht             |
        | 01.06.2016 | erreicht (verspätet) |

    @T29
    Szenariogrundriss: Die Neuorganisation von Bildung und Teilhabe ist vorgelegt und auch wirksam
      Angenommen zu T29 wird am 31.08.2016 vorgelegt und gemeldet:
        | Aktenzeichen | 51.2-2016/027 |
        | wirksam ab   | <wirksam ab>  |
      Wenn am 02.09.2016 geurteilt wird
      Dann lautet das Urteil zu T29 "<Urteil>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | wirksam ab | Urteil              | Grund                                                                   |
        | 01.09.2016 | erreicht            | Nachgewiesen zum 31.08.2016, also rechtzeitig: Zeit war bis 31.08.2016. |
        | 02.09.2016 | Frist überschritten | Wirksam erst ab 02.09.2016; verlangt ist spätestens 01.09.2016.         |
