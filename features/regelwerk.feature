# language: de
Funktionalität: Was das Regelwerk zu jeder Zeile des Plans sagt
  Wer den Plan neben das Regelwerk legt, findet hier zu jeder Zeile, was verlangt ist, bis wann, von wem und wem es
  vorgelegt wird. Weicht das Regelwerk ab, das in Kraft ist, nennt das Szenario beide Werte.

  Regel: Für alle Zusagen gilt dasselbe, wo eine Zeile nichts anderes sagt

    Szenario: Wartezeiten, Grenzen und Vorlauf des Hauses stehen fest
      Dann sagt das Regelwerk für alle Zusagen:
        | nächste Stufe, kritisch   | 2 Arbeitstage         |
        | nächste Stufe, wesentlich | 5 Arbeitstage         |
        | wiederholt nach           | 5, 10, 20 Arbeitstage |
        | längste Bestätigung       | 40 Arbeitstage        |
        | längste Stummschaltung    | 60 Arbeitstage        |
        | längste Ausnahme          | 250 Arbeitstage       |
        | gefährdet gemeldet nach   | 2 Arbeitstage         |
        | entwarnt nach             | 2 Arbeitstage         |
        | eigene Mail ab            | 30 Fälle              |
        | einzelne Mails je Woche   | 2                     |
        | Leitung                   | Geschäftsführung      |
        | Feiertage                 | NW                    |

  Regel: Arbeitsmarkt- und Integrationsprogramm auswerten

    @T20
    Szenario: T20 verlangt: Auswertung des Arbeitsmarkt- und Integrationsprogramms 2016
      Dann sagt das Regelwerk zu T20:
        | Ziel             | Auswertung des Arbeitsmarkt- und Integrationsprogramms 2016                 |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | erreichte Ziele, Abbrüche, Fortführung                                      |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.03.2017; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, Trägerversammlung, je 5 Arbeitstage später                |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

  Regel: Bildung und Teilhabe besser gewähren

    @T29
    Szenario: T29 verlangt: Neuorganisation von Bildung und Teilhabe umgesetzt
      Dann sagt das Regelwerk zu T29:
        | Ziel             | Neuorganisation von Bildung und Teilhabe umgesetzt                          |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.08.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | wirksam bis      | 01.09.2016                                                                  |
        | verantwortlich   | Bereichsleitung Leistung                                                    |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, Kreis Mettmann, je 5 Arbeitstage später                   |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T30.1
    Szenario: T30.1 verlangt: Rückmeldung 1 zu Bildung und Teilhabe, je Stadt und gesamt
      Dann sagt das Regelwerk zu T30.1:
        | Ziel             | Rückmeldung 1 zu Bildung und Teilhabe, je Stadt und gesamt                  |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge    |
        | beurteilt        | für das ganze Haus, mit jeder Einheit: Kommune                              |
        | Zeitraum         | das Jahr 2016                                                               |
        | Stichtag         | 15.04.2016                                                                  |
        | Frist            | 15.04.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Leistung                                                    |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T30.2
    Szenario: T30.2 verlangt: Rückmeldung 2 zu Bildung und Teilhabe, je Stadt und gesamt
      Dann sagt das Regelwerk zu T30.2:
        | Ziel             | Rückmeldung 2 zu Bildung und Teilhabe, je Stadt und gesamt                  |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge    |
        | beurteilt        | für das ganze Haus, mit jeder Einheit: Kommune                              |
        | Zeitraum         | das Jahr 2016                                                               |
        | Stichtag         | 15.07.2016                                                                  |
        | Frist            | 15.07.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Leistung                                                    |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T30.3
    Szenario: T30.3 verlangt: Rückmeldung 3 zu Bildung und Teilhabe, je Stadt und gesamt
      Dann sagt das Regelwerk zu T30.3:
        | Ziel             | Rückmeldung 3 zu Bildung und Teilhabe, je Stadt und gesamt                                   |
        | Nachweis         | mit Aktenzeichen                                                                             |
        | Inhalt           | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge                     |
        | beurteilt        | für das ganze Haus, mit jeder Einheit: Kommune                                               |
        | Zeitraum         | das Jahr 2016                                                                                |
        | Stichtag         | 15.10.2016                                                                                   |
        | Frist            | 15.10.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag                  |
        | verantwortlich   | Teamleitung Bildung und Teilhabe                                                             |
        | Gewicht          | wesentlich                                                                                   |
        | danach vorgelegt | Bereichsleitung Leistung, Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                                  |

    @T30.4
    Szenario: T30.4 verlangt: Rückmeldung 4 zu Bildung und Teilhabe, je Stadt und gesamt
      Dann sagt das Regelwerk zu T30.4:
        | Ziel             | Rückmeldung 4 zu Bildung und Teilhabe, je Stadt und gesamt                                   |
        | Nachweis         | mit Aktenzeichen                                                                             |
        | Inhalt           | Rückstände, Aufwendungen, bearbeitete Anträge, nicht bearbeitete Anträge                     |
        | beurteilt        | für das ganze Haus, mit jeder Einheit: Kommune                                               |
        | Zeitraum         | das Jahr 2016                                                                                |
        | Stichtag         | 15.01.2017                                                                                   |
        | Frist            | 15.01.2017; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag                  |
        | verantwortlich   | Teamleitung Bildung und Teilhabe                                                             |
        | Gewicht          | wesentlich                                                                                   |
        | danach vorgelegt | Bereichsleitung Leistung, Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                                  |

    @T31
    Szenario: T31 verlangt: Bericht über die Inanspruchnahme von Bildung und Teilhabe 2016
      Dann sagt das Regelwerk zu T31:
        | Ziel             | Bericht über die Inanspruchnahme von Bildung und Teilhabe 2016                      |
        | Nachweis         | mit Aktenzeichen                                                                    |
        | Inhalt           | Berechtigte, Anträge, Quote, nach Leistungsart                                      |
        | beurteilt        | für das ganze Haus                                                                  |
        | Zeitraum         | das Jahr 2016                                                                       |
        | Stichtag         | 31.03.2017                                                                          |
        | Frist            | 31.03.2017; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag         |
        | verantwortlich   | Teamleitung Bildung und Teilhabe                                                    |
        | Gewicht          | wesentlich                                                                          |
        | danach vorgelegt | Bereichsleitung Leistung, Geschäftsführung, Kreis Mettmann, je 5 Arbeitstage später |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                         |

  Regel: Flüchtlinge integrieren

    @T01a
    Szenario: T01a verlangt: Konzept für Übersetzungen und die Anerkennung von Abschlüssen
      Dann sagt das Regelwerk zu T01a:
        | Ziel             | Konzept für Übersetzungen und die Anerkennung von Abschlüssen               |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.12.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                   |
        | erinnert         | 20, 14, 9 Arbeitstage vorher                                                |

    @T01b
    Szenario: T01b verlangt: Übersetzung und Anerkennung stehen allen Flüchtlingen offen
      Dann sagt das Regelwerk zu T01b:
        | Ziel             | Übersetzung und Anerkennung stehen allen Flüchtlingen offen                 |
        | verlangt         | genau 100 %                                                                 |
        | gezählt          | Versorgung mit Übersetzung und Anerkennung                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Verlauf          | 25 bis 31.03.2016, 50 bis 30.06.2016, 75 bis 30.09.2016, 100 bis 31.12.2016 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht                    |
        | gemeldet         | vierteljährlich von Controlling                                             |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                  |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                   |

    @T02
    Szenario: T02 verlangt: Jeder Flüchtling hat ein passendes Angebot
      Dann sagt das Regelwerk zu T02:
        | Ziel             | Jeder Flüchtling hat ein passendes Angebot               |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Angebote für Geflüchtete                                 |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @P06
    Szenario: P06 verlangt: Betreuung im Integration Point dauert in der Regel höchstens sechs Monate
      Dann sagt das Regelwerk zu P06:
        | Ziel             | Betreuung im Integration Point dauert in der Regel höchstens sechs Monate    |
        | verlangt         | höchstens 6 Monate                                                           |
        | eingehalten von  | höchstens 10 %                                                               |
        | gezählt          | Betreuung über sechs Monate im Integration Point                             |
        | beurteilt        | für Integration Point                                                        |
        | Zeitraum         | jeder Monat 2016                                                             |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt |
        | gemeldet         | monatlich von Controlling                                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Projektleitung Integration Point                                             |
        | Gewicht          | nachrichtlich                                                                |
        | schlimmstenfalls | gefährdet                                                                    |
        | danach vorgelegt | nur in der Übersicht                                                         |

  Regel: Forderungen des Kreises abbauen

    @T28a
    Szenario: T28a verlangt: Verfahren für Forderungen mit den Trägern abgestimmt
      Dann sagt das Regelwerk zu T28a:
        | Ziel             | Verfahren für Forderungen mit den Trägern abgestimmt                        |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.05.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Geschäftsführung                                                            |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Kreis Mettmann, je 5 Arbeitstage später                                     |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T28b
    Szenario: T28b verlangt: Offene Forderungen des Kreises wachsen nicht
      Dann sagt das Regelwerk zu T28b:
        | Ziel             | Offene Forderungen des Kreises wachsen nicht             |
        | verlangt         | höchstens der Ausgangswert                               |
        | gezählt          | Offene Forderungen                                       |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Leistung                                 |
        | Gewicht          | nachrangig                                               |
        | schlimmstenfalls | gefährdet                                                |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T28c
    Szenario: T28c verlangt: Alte Forderungen des Kreises werden weniger
      Dann sagt das Regelwerk zu T28c:
        | Ziel             | Alte Forderungen des Kreises werden weniger              |
        | verlangt         | unter dem Ausgangswert                                   |
        | gezählt          | Alte Forderungen                                         |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Leistung                                 |
        | Gewicht          | nachrangig                                               |
        | schlimmstenfalls | gefährdet                                                |
        | danach vorgelegt | nur in der Übersicht                                     |

  Regel: Gesundheitsförderung der Kundinnen und Kunden ausbauen

    @T24
    Szenario: T24 verlangt: Schwerpunkte der Gesundheitsförderung und Arbeitshilfe
      Dann sagt das Regelwerk zu T24:
        | Ziel             | Schwerpunkte der Gesundheitsförderung und Arbeitshilfe                      |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Schwerpunkte, Arbeitshilfe                                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.12.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | nachrangig                                                                  |
        | danach vorgelegt | nur in der Übersicht                                                        |
        | erinnert         | 20, 14, 9 Arbeitstage vorher                                                |

  Regel: Führung, Planung und Arbeitsschutz im Haus

    @P23
    Szenario: P23 verlangt: Prognose des Plans: Umschichtung in die Verwaltungskosten
      Dann sagt das Regelwerk zu P23:
        | Ziel             | Prognose des Plans: Umschichtung in die Verwaltungskosten |
        | verlangt         | angenommen 4.820.000,00 €                                 |
        | gezählt          | Umschichtung in die Verwaltungskosten                     |
        | beurteilt        | für das ganze Haus                                        |
        | Zeitraum         | das Jahr 2016                                             |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht  |
        | gemeldet         | monatlich von Controlling                                 |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                |
        | verantwortlich   | Beauftragte/r für den Haushalt                            |
        | Gewicht          | nachrichtlich                                             |
        | danach vorgelegt | nur in der Übersicht                                      |

    @P24
    Szenario: P24 verlangt: Monatliches Gespräch über die Ziele in jeder Geschäftsstelle
      Dann sagt das Regelwerk zu P24:
        | Ziel             | Monatliches Gespräch über die Ziele in jeder Geschäftsstelle        |
        | verlangt         | mindestens 1 Gespräch                                               |
        | gezählt          | Zielgespräch                                                        |
        | beurteilt        | je Geschäftsstelle                                                  |
        | Zeitraum         | jeder Monat 2016                                                    |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Bereichsleitung Markt & Integration                                 |
        | Gewicht          | nachrangig                                                          |
        | danach vorgelegt | nur in der Übersicht                                                |

    @P25
    Szenario: P25 verlangt: Jahresarbeitsplanung in jedem Team
      Dann sagt das Regelwerk zu P25:
        | Ziel             | Jahresarbeitsplanung in jedem Team                                          |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | je Team                                                                     |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.03.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Teamleitung                                                                 |
        | Gewicht          | nachrichtlich                                                               |
        | danach vorgelegt | nur in der Übersicht                                                        |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @P34
    Szenario: P34 verlangt: Vereinbarungen aus den Zielgesprächen sind erledigt
      Dann sagt das Regelwerk zu P34:
        | Ziel             | Vereinbarungen aus den Zielgesprächen sind erledigt                                    |
        | beurteilt        | je Geschäftsstelle                                                                     |
        | Zeitraum         | jede Anforderung 2016                                                                  |
        | Frist            | am Ende des Zeitraums; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Geschäftsstellenleitung                                                                |
        | Gewicht          | nachrangig                                                                             |
        | danach vorgelegt | nur in der Übersicht                                                                   |
        | erinnert         | 5, 1 Arbeitstage vorher                                                                |

    @P35
    Szenario: P35 verlangt: Fällige Maßnahmen der Gefährdungsbeurteilung sind erledigt
      Dann sagt das Regelwerk zu P35:
        | Ziel             | Fällige Maßnahmen der Gefährdungsbeurteilung sind erledigt |
        | verlangt         | genau 100 %                                                |
        | gezählt          | Erledigte Arbeitsschutzmaßnahmen                           |
        | beurteilt        | für das ganze Haus                                         |
        | Zeitraum         | das Jahr 2016                                              |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht   |
        | gemeldet         | vierteljährlich von Controlling                            |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                 |
        | verantwortlich   | Geschäftsführung                                           |
        | Gewicht          | nachrangig                                                 |
        | danach vorgelegt | nur in der Übersicht                                       |

    @P36
    Szenario: P36 verlangt: Sicherheitsdienst während der Öffnungszeiten
      Dann sagt das Regelwerk zu P36:
        | Ziel             | Sicherheitsdienst während der Öffnungszeiten             |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Stunden des Sicherheitsdienstes                          |
        | beurteilt        | je Geschäftsstelle                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrichtlich                                            |
        | schlimmstenfalls | gefährdet                                                |
        | danach vorgelegt | nur in der Übersicht                                     |

  Regel: Jüngere, Fachkräfte und Projekte

    @P04
    Szenario: P04 verlangt: Arbeitslosenquote der Jüngeren nicht über dem Vorjahresmonat
      Dann sagt das Regelwerk zu P04:
        | Ziel             | Arbeitslosenquote der Jüngeren nicht über dem Vorjahresmonat        |
        | verlangt         | höchstens der Vorjahreswert                                         |
        | verglichen       | auf eine Stelle gerundet                                            |
        | gezählt          | Arbeitslosenquote der Jüngeren                                      |
        | beurteilt        | für das ganze Haus                                                  |
        | Zeitraum         | jeder Monat 2016                                                    |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                           |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Bereichsleitung Markt & Integration                                 |
        | Gewicht          | nachrangig                                                          |
        | danach vorgelegt | nur in der Übersicht                                                |

    @P05
    Szenario: P05 verlangt: Schulabgänger, Auszubildende, Arbeitsplatzsuchende: Gespräch alle vier Wochen
      Dann sagt das Regelwerk zu P05:
        | Ziel             | Schulabgänger, Auszubildende, Arbeitsplatzsuchende: Gespräch alle vier Wochen |
        | verlangt         | höchstens 28 Tage                                                             |
        | eingehalten von  | mindestens 100 %                                                              |
        | gezählt          | Gespräche mit Jüngeren binnen 28 Tagen                                        |
        | beurteilt        | für das ganze Haus                                                            |
        | Zeitraum         | jeder Monat 2016                                                              |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt  |
        | gemeldet         | monatlich von Controlling                                                     |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                    |
        | verantwortlich   | Bereichsleitung Markt & Integration                                           |
        | Gewicht          | wesentlich                                                                    |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                     |

    @P07
    Szenario: P07 verlangt: Angebotene Plätze, die zu einem Berufsabschluss führen
      Dann sagt das Regelwerk zu P07:
        | Ziel             | Angebotene Plätze, die zu einem Berufsabschluss führen   |
        | verlangt         | mindestens 123 Qualifizierungen                          |
        | gezählt          | Plätze mit Berufsabschluss                               |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | gleiche Monate                                           |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @P08
    Szenario: P08 verlangt: Weiterbildungsmesse im Januar in Mettmann
      Dann sagt das Regelwerk zu P08:
        | Ziel             | Weiterbildungsmesse im Januar in Mettmann                |
        | gezählt          | Weiterbildungsmesse                                      |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | Januar 2016                                              |
        | Frist            | 31.01.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |
        | erinnert         | 5, 1 Arbeitstage vorher                                  |

    @P09
    Szenario: P09 verlangt: Eingliederungsquote nach beruflicher Weiterbildung, Ende 2016
      Dann sagt das Regelwerk zu P09:
        | Ziel             | Eingliederungsquote nach beruflicher Weiterbildung, Ende 2016 |
        | verlangt         | mindestens 53 %                                               |
        | verglichen       | auf eine Stelle gerundet                                      |
        | gezählt          | Eingliederungsquote nach Weiterbildung                        |
        | beurteilt        | für das ganze Haus                                            |
        | Zeitraum         | das Jahr 2016                                                 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht      |
        | gemeldet         | vierteljährlich von Controlling                               |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                          |
        | verantwortlich   | Bereichsleitung Markt & Integration                           |
        | Gewicht          | wesentlich                                                    |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                     |

    @P10
    Szenario: P10 verlangt: Eingliederungsquote nach beruflicher Weiterbildung, Ende 2017
      Dann sagt das Regelwerk zu P10:
        | Ziel             | Eingliederungsquote nach beruflicher Weiterbildung, Ende 2017 |
        | verlangt         | mindestens 60 %                                               |
        | verglichen       | auf eine Stelle gerundet                                      |
        | gezählt          | Eingliederungsquote nach Weiterbildung                        |
        | beurteilt        | für das ganze Haus                                            |
        | Zeitraum         | das Jahr 2017                                                 |
        | Frist            | 31.12.2017; das Ende des Zeitraums verschiebt sich nicht      |
        | gemeldet         | vierteljährlich von Controlling                               |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                          |
        | verantwortlich   | Bereichsleitung Markt & Integration                           |
        | Gewicht          | nachrichtlich                                                 |
        | schlimmstenfalls | gefährdet                                                     |
        | danach vorgelegt | nur in der Übersicht                                          |

    @P11
    Szenario: P11 verlangt: Erstberatung und Angebot für Jüngere nach den Sollwerten der Bundesagentur
      Dann sagt das Regelwerk zu P11:
        | Ziel             | Erstberatung und Angebot für Jüngere nach den Sollwerten der Bundesagentur |
        | verlangt         | mindestens der Vergleichswert                                              |
        | gezählt          | Prozessqualität bei Jüngeren                                               |
        | beurteilt        | für das ganze Haus                                                         |
        | Zeitraum         | jeder Monat 2016                                                           |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht        |
        | gemeldet         | monatlich von Controlling                                                  |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                       |
        | verantwortlich   | Bereichsleitung Markt & Integration                                        |
        | Gewicht          | nachrangig                                                                 |
        | danach vorgelegt | nur in der Übersicht                                                       |

    @P14
    Szenario: P14 verlangt: Fünfzig Jüngere je Stelle in der Joboffensive U25
      Dann sagt das Regelwerk zu P14:
        | Ziel                 | Fünfzig Jüngere je Stelle in der Joboffensive U25        |
        | verlangt             | genau 50 Kunden je VZÄ                                   |
        | eingehalten bei      | 45 bis 55 Kunden je VZÄ                                  |
        | verglichen           | auf zwei Stellen gerundet                                |
        | gezählt              | Betreuung in der Joboffensive U25                        |
        | beurteilt            | für Joboffensive U25                                     |
        | Zeitraum             | das Jahr 2016                                            |
        | Frist                | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet             | monatlich von Controlling                                |
        | Zahlen erwartet      | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | kleinste Belegschaft | 5 Personen                                               |
        | verantwortlich       | Teamleitung                                              |
        | Gewicht              | nachrangig                                               |
        | danach vorgelegt     | nur in der Übersicht                                     |

    @P15
    Szenario: P15 verlangt: Betreuung in der Joboffensive U25 endet nach sechs Monaten
      Dann sagt das Regelwerk zu P15:
        | Ziel             | Betreuung in der Joboffensive U25 endet nach sechs Monaten                   |
        | verlangt         | höchstens 6 Monate                                                           |
        | eingehalten von  | höchstens 0 Fälle                                                            |
        | gezählt          | Betreuung über sechs Monate in der Joboffensive U25                          |
        | beurteilt        | für Joboffensive U25                                                         |
        | Zeitraum         | jeder Monat 2016                                                             |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt |
        | gemeldet         | monatlich von Controlling                                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Teamleitung                                                                  |
        | Gewicht          | nachrangig                                                                   |
        | danach vorgelegt | nur in der Übersicht                                                         |

    @P16
    Szenario: P16 verlangt: Ein Viertel der Eintritte ist binnen sechs Monaten in Arbeit oder Ausbildung
      Dann sagt das Regelwerk zu P16:
        | Ziel             | Ein Viertel der Eintritte ist binnen sechs Monaten in Arbeit oder Ausbildung   |
        | verlangt         | mindestens 25 %                                                                |
        | gezählt          | Integrationen der Joboffensive U25                                             |
        | beurteilt        | für Joboffensive U25                                                           |
        | Zeitraum         | jedes Eintrittsquartal 2016, ausgewertet 6 Monate danach                       |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht            |
        | gemeldet         | vierteljährlich von Controlling                                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                     |
        | verantwortlich   | Teamleitung                                                                    |
        | Gewicht          | wesentlich                                                                     |
        | danach vorgelegt | Bereichsleitung Markt & Integration, Geschäftsführung, je 5 Arbeitstage später |

    @P17
    Szenario: P17 verlangt: Ein Viertel der Integrierten braucht keine Leistung mehr
      Dann sagt das Regelwerk zu P17:
        | Ziel             | Ein Viertel der Integrierten braucht keine Leistung mehr            |
        | verlangt         | mindestens 25 %                                                     |
        | gezählt          | Integrierte ohne weitere Leistung                                   |
        | beurteilt        | für Joboffensive U25                                                |
        | Zeitraum         | jedes Eintrittsquartal 2016, ausgewertet 6 Monate danach            |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                                     |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Teamleitung                                                         |
        | Gewicht          | nachrangig                                                          |
        | danach vorgelegt | nur in der Übersicht                                                |

    @P18
    Szenario: P18 verlangt: An jedem gAGS-Standort eine zusätzliche Vermittlungskraft
      Dann sagt das Regelwerk zu P18:
        | Ziel             | An jedem gAGS-Standort eine zusätzliche Vermittlungskraft                    |
        | verlangt         | mindestens 1 Person                                                          |
        | gezählt          | Besetzung bei Plus5                                                          |
        | beurteilt        | für gAGS Hilden, gAGS Langenfeld, gAGS Mettmann, gAGS Ratingen, gAGS Velbert |
        | Zeitraum         | jeder Monat 2016                                                             |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt |
        | gemeldet         | monatlich von Controlling                                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Bereichsleitung Markt & Integration                                          |
        | Gewicht          | nachrangig                                                                   |
        | danach vorgelegt | nur in der Übersicht                                                         |

    @P19
    Szenario: P19 verlangt: Dreißig Leistungsberechtigte je Stelle bei Plus5
      Dann sagt das Regelwerk zu P19:
        | Ziel                 | Dreißig Leistungsberechtigte je Stelle bei Plus5         |
        | verlangt             | genau 30 Kunden je VZÄ                                   |
        | eingehalten bei      | 27 bis 33 Kunden je VZÄ                                  |
        | verglichen           | auf zwei Stellen gerundet                                |
        | gezählt              | Betreuung bei Plus5                                      |
        | beurteilt            | für Plus5                                                |
        | Zeitraum             | das Jahr 2016                                            |
        | Frist                | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet             | monatlich von Controlling                                |
        | Zahlen erwartet      | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | kleinste Belegschaft | 5 Personen                                               |
        | verantwortlich       | Teamleitung                                              |
        | Gewicht              | nachrangig                                               |
        | danach vorgelegt     | nur in der Übersicht                                     |

    @P20
    Szenario: P20 verlangt: Fünfundzwanzig Integrationen im Monat bei Plus5
      Dann sagt das Regelwerk zu P20:
        | Ziel             | Fünfundzwanzig Integrationen im Monat bei Plus5                                |
        | verlangt         | mindestens 25 Integrationen                                                    |
        | gezählt          | Integrationen bei Plus5                                                        |
        | beurteilt        | für Plus5                                                                      |
        | Zeitraum         | das Jahr 2016                                                                  |
        | Verlauf          | gleiche Monate                                                                 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht                       |
        | gemeldet         | monatlich von Controlling                                                      |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                     |
        | verantwortlich   | Teamleitung                                                                    |
        | Gewicht          | wesentlich                                                                     |
        | danach vorgelegt | Bereichsleitung Markt & Integration, Geschäftsführung, je 5 Arbeitstage später |

    @P21
    Szenario: P21 verlangt: Kooperationsplanung mit dem Arbeitgeberservice je Team
      Dann sagt das Regelwerk zu P21:
        | Ziel             | Kooperationsplanung mit dem Arbeitgeberservice je Team                                                  |
        | Nachweis         | mit Aktenzeichen                                                                                        |
        | beurteilt        | für M&I Hilden, M&I Langenfeld, M&I Mettmann, M&I Ratingen, M&I Velbert, M&I Heiligenhaus, M&I Wülfrath |
        | Zeitraum         | das Jahr 2016                                                                                           |
        | Frist            | 31.12.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag                             |
        | verantwortlich   | Teamleitung                                                                                             |
        | Gewicht          | nachrichtlich                                                                                           |
        | danach vorgelegt | nur in der Übersicht                                                                                    |
        | erinnert         | 20, 14, 9 Arbeitstage vorher                                                                            |

    @P32
    Szenario: P32 verlangt: Eine Ansprechperson für Reha und Schwerbehinderung je Standort
      Dann sagt das Regelwerk zu P32:
        | Ziel             | Eine Ansprechperson für Reha und Schwerbehinderung je Standort                              |
        | verlangt         | mindestens 1 Person                                                                         |
        | gezählt          | Ansprechpersonen Reha und Schwerbehinderung                                                 |
        | beurteilt        | für Reha/SB Hilden, Reha/SB Langenfeld, Reha/SB Mettmann, Reha/SB Ratingen, Reha/SB Velbert |
        | Zeitraum         | jedes Quartal 2016                                                                          |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt                |
        | gemeldet         | vierteljährlich von Controlling                                                             |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                                  |
        | verantwortlich   | Geschäftsstellenleitung                                                                     |
        | Gewicht          | nachrichtlich                                                                               |
        | schlimmstenfalls | gefährdet                                                                                   |
        | danach vorgelegt | nur in der Übersicht                                                                        |

  Regel: Unterkunftskosten der Bestandskunden senken

    @T03
    Szenario: T03 verlangt: Unterkunftskosten der Bestandskunden unter dem Deckel
      Dann sagt das Regelwerk zu T03:
        | Ziel             | Unterkunftskosten der Bestandskunden unter dem Deckel     |
        | verlangt         | unter 98.200.000,00 €                                     |
        | gezählt          | Kosten der Unterkunft                                     |
        | beurteilt        | für das ganze Haus                                        |
        | Zeitraum         | das Jahr 2016                                             |
        | Verlauf          | Soll des Absenders, sonst gleiche Monate                  |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht  |
        | gemeldet         | monatlich von Controlling                                 |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                |
        | verantwortlich   | Bereichsleitung Leistung                                  |
        | Gewicht          | kritisch                                                  |
        | danach vorgelegt | Geschäftsführung, Kreis Mettmann, je 2 Arbeitstage später |

    @T04
    Szenario: T04 verlangt: Abgänge aus den Projekten für Langzeitleistungsbezieher
      Dann sagt das Regelwerk zu T04:
        | Ziel             | Abgänge aus den Projekten für Langzeitleistungsbezieher  |
        | verlangt         | mindestens 10 %                                          |
        | gezählt          | Abgänge aus den Projekten                                |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | gleiche Monate                                           |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @T05
    Szenario: T05 verlangt: Beendete Leistungsfälle im Projekt I-Kunden
      Dann sagt das Regelwerk zu T05:
        | Ziel             | Beendete Leistungsfälle im Projekt I-Kunden                                    |
        | verlangt         | mindestens 289 Fälle                                                           |
        | gezählt          | Beendete Leistungsfälle im Projekt I-Kunden                                    |
        | beurteilt        | für I-Kunden                                                                   |
        | Zeitraum         | das Jahr 2016                                                                  |
        | Verlauf          | gleiche Monate                                                                 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht                       |
        | gemeldet         | monatlich von Controlling                                                      |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                     |
        | verantwortlich   | Teamleitung                                                                    |
        | Gewicht          | wesentlich                                                                     |
        | danach vorgelegt | Bereichsleitung Markt & Integration, Geschäftsführung, je 5 Arbeitstage später |

    @T06
    Szenario: T06 verlangt: Fehlerquote Arbeitsanweisung KdU
      Dann sagt das Regelwerk zu T06:
        | Ziel                | Fehlerquote Arbeitsanweisung KdU                          |
        | verlangt            | unter 10 %                                                |
        | gezählt             | Kosten der Unterkunft, Zufall                             |
        | beurteilt           | für das ganze Haus                                        |
        | Zeitraum            | das Jahr 2016                                             |
        | Frist               | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht  |
        | gemeldet            | vierteljährlich von Fachaufsicht                          |
        | Zahlen erwartet     | 10 Arbeitstage nach dem Ende des Zeitraums                |
        | kleinste Stichprobe | 30 Fälle                                                  |
        | verantwortlich      | Bereichsleitung Leistung                                  |
        | Gewicht             | kritisch                                                  |
        | danach vorgelegt    | Geschäftsführung, Kreis Mettmann, je 2 Arbeitstage später |

    @T06
    Szenario: T06 verlangt: Unterkunftskosten über der Grenze sind geprüft
      Dann sagt das Regelwerk zu T06 (KdU über der Grenze):
        | Ziel             | Unterkunftskosten über der Grenze sind geprüft           |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Geprüfte Unterkunftskosten über der Grenze               |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Leistung                                 |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @T07
    Szenario: T07 verlangt: Fehlerquote wirtschaftliche Leistungsbearbeitung
      Dann sagt das Regelwerk zu T07:
        | Ziel                | Fehlerquote wirtschaftliche Leistungsbearbeitung               |
        | verlangt            | unter 10 %                                                     |
        | gezählt             | Rückforderung, Unterhalt, Regress, Einkommen, Vermögen, Zufall |
        | beurteilt           | für das ganze Haus                                             |
        | Zeitraum            | das Jahr 2016                                                  |
        | Frist               | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht       |
        | gemeldet            | vierteljährlich von Fachaufsicht                               |
        | Zahlen erwartet     | 10 Arbeitstage nach dem Ende des Zeitraums                     |
        | kleinste Stichprobe | 30 Fälle                                                       |
        | verantwortlich      | Bereichsleitung Leistung                                       |
        | Gewicht             | kritisch                                                       |
        | danach vorgelegt    | Geschäftsführung, je 2 Arbeitstage später                      |

    @T08
    Szenario: T08 verlangt: Jährliche Heiz- und Nebenkostenabrechnungen liegen vor
      Dann sagt das Regelwerk zu T08:
        | Ziel             | Jährliche Heiz- und Nebenkostenabrechnungen liegen vor   |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Heiz- und Nebenkostenabrechnungen                        |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | jährlich von Controlling                                 |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Leistung                                 |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T09a
    Szenario: T09a verlangt: Fachaufsichtliche Prüfungen von Neufällen
      Dann sagt das Regelwerk zu T09a:
        | Ziel             | Fachaufsichtliche Prüfungen von Neufällen                           |
        | verlangt         | mindestens 300 Prüfungen                                            |
        | gezählt          | ganze Akte, Neufälle                                                |
        | beurteilt        | für das ganze Haus                                                  |
        | Zeitraum         | das Jahr 2016                                                       |
        | Verlauf          | gleiche Monate                                                      |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht            |
        | gemeldet         | vierteljährlich von Fachaufsicht                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Fachaufsicht                                                        |
        | Gewicht          | wesentlich                                                          |
        | danach vorgelegt | Bereichsleitung Leistung, Geschäftsführung, je 5 Arbeitstage später |

    @T09b
    Szenario: T09b verlangt: Fachaufsichtliche Prüfungen von Bestandsfällen
      Dann sagt das Regelwerk zu T09b:
        | Ziel             | Fachaufsichtliche Prüfungen von Bestandsfällen                      |
        | verlangt         | mindestens 700 Prüfungen                                            |
        | gezählt          | ganze Akte, Bestandsfälle                                           |
        | beurteilt        | für das ganze Haus                                                  |
        | Zeitraum         | das Jahr 2016                                                       |
        | Verlauf          | gleiche Monate                                                      |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht            |
        | gemeldet         | vierteljährlich von Fachaufsicht                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Fachaufsicht                                                        |
        | Gewicht          | wesentlich                                                          |
        | danach vorgelegt | Bereichsleitung Leistung, Geschäftsführung, je 5 Arbeitstage später |

    @T10
    Szenario: T10 verlangt: Bei Kontakten ist beurteilt, ob das SGB II zuständig ist
      Dann sagt das Regelwerk zu T10:
        | Ziel             | Bei Kontakten ist beurteilt, ob das SGB II zuständig ist |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Rechtskreis, Zufall                                      |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Fachaufsicht                         |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T11
    Szenario: T11 verlangt: Einsatzkriterien des Ermittlungsdienstes abgestimmt
      Dann sagt das Regelwerk zu T11:
        | Ziel             | Einsatzkriterien des Ermittlungsdienstes abgestimmt                         |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 30.04.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Bereichsleitung Leistung                                                    |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                   |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T12
    Szenario: T12 verlangt: Bericht über den Ermittlungsdienst in der Trägerversammlung
      Dann sagt das Regelwerk zu T12:
        | Ziel             | Bericht über den Ermittlungsdienst in der Trägerversammlung                                                                                      |
        | Nachweis         | mit Aktenzeichen                                                                                                                                 |
        | beurteilt        | für das ganze Haus                                                                                                                               |
        | Zeitraum         | das Jahr 2016                                                                                                                                    |
        | Frist            | mit der letzten Sitzung (Trägerversammlung), gewarnt ab 01.10.2016, spätestens 31.12.2016; der Tag gilt auch, wenn er auf einen freien Tag fällt |
        | verantwortlich   | Bereichsleitung Leistung                                                                                                                         |
        | Gewicht          | wesentlich                                                                                                                                       |
        | danach vorgelegt | Geschäftsführung, Trägerversammlung, je 5 Arbeitstage später                                                                                     |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                                                                                      |

    @T13
    Szenario: T13 verlangt: Neue Leistungssachbearbeitende sind geschult
      Dann sagt das Regelwerk zu T13:
        | Ziel             | Neue Leistungssachbearbeitende sind geschult             |
        | verlangt         | genau 100 %                                              |
        | gezählt          | Schulung neuer Leistungssachbearbeitung                  |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Leistung                                 |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @T14
    Szenario: T14 verlangt: Das BTM war in der Dienstbesprechung Leistung
      Dann sagt das Regelwerk zu T14:
        | Ziel             | Das BTM war in der Dienstbesprechung Leistung            |
        | verlangt         | mindestens 1 Termin                                      |
        | gezählt          | BTM in der Dienstbesprechung Leistung                    |
        | Teilnehmende     | BTM (kommunaler Träger)                                  |
        | beurteilt        | je Geschäftsstelle                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | 1 bis 30.09.2016                                         |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T15
    Szenario: T15 verlangt: Das BTM hat im Leistungsbereich hospitiert
      Dann sagt das Regelwerk zu T15:
        | Ziel             | Das BTM hat im Leistungsbereich hospitiert               |
        | verlangt         | mindestens 1 Hospitation                                 |
        | gezählt          | Hospitation des BTM im Bereich Leistung                  |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | 1 bis 30.09.2016                                         |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

  Regel: Kommunale Eingliederungsleistungen besser einsetzen

    @T16.1
    Szenario: T16.1 verlangt: Quartalsbericht kommunale Eingliederungsleistungen 1/2016
      Dann sagt das Regelwerk zu T16.1:
        | Ziel             | Quartalsbericht kommunale Eingliederungsleistungen 1/2016                   |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Erfolge, Misserfolge, Profillage, Abbrüche                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | 1. Quartal 2016                                                             |
        | Frist            | 31.03.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Controlling                                                                 |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T16.2
    Szenario: T16.2 verlangt: Quartalsbericht kommunale Eingliederungsleistungen 2/2016
      Dann sagt das Regelwerk zu T16.2:
        | Ziel             | Quartalsbericht kommunale Eingliederungsleistungen 2/2016                   |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Erfolge, Misserfolge, Profillage, Abbrüche                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | 2. Quartal 2016                                                             |
        | Frist            | 30.06.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Controlling                                                                 |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T16.3
    Szenario: T16.3 verlangt: Quartalsbericht kommunale Eingliederungsleistungen 3/2016
      Dann sagt das Regelwerk zu T16.3:
        | Ziel             | Quartalsbericht kommunale Eingliederungsleistungen 3/2016                   |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Erfolge, Misserfolge, Profillage, Abbrüche                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | 3. Quartal 2016                                                             |
        | Frist            | 30.09.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Controlling                                                                 |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |

    @T16.4
    Szenario: T16.4 verlangt: Quartalsbericht kommunale Eingliederungsleistungen 4/2016
      Dann sagt das Regelwerk zu T16.4:
        | Ziel             | Quartalsbericht kommunale Eingliederungsleistungen 4/2016                   |
        | Nachweis         | mit Aktenzeichen                                                            |
        | Inhalt           | Erfolge, Misserfolge, Profillage, Abbrüche                                  |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | 4. Quartal 2016                                                             |
        | Frist            | 31.12.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Controlling                                                                 |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später          |
        | erinnert         | 20, 14, 9 Arbeitstage vorher                                                |

    @T17
    Szenario: T17 verlangt: Bericht über besondere Umstände, wenn es einen Anlass gibt
      Dann sagt das Regelwerk zu T17:
        | Ziel             | Bericht über besondere Umstände, wenn es einen Anlass gibt                                           |
        | Nachweis         | mit Aktenzeichen                                                                                     |
        | beurteilt        | je Geschäftsstelle                                                                                   |
        | Zeitraum         | jede Anforderung 2016                                                                                |
        | Frist            | 10 Arbeitstage nach der Anforderung; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Geschäftsstellenleitung                                                                              |
        | Gewicht          | nachrichtlich                                                                                        |
        | danach vorgelegt | nur in der Übersicht                                                                                 |
        | erinnert         | 5, 1 Arbeitstage vorher                                                                              |

    @T18
    Szenario: T18 verlangt: Das BTM war in der Dienstbesprechung Markt & Integration
      Dann sagt das Regelwerk zu T18:
        | Ziel             | Das BTM war in der Dienstbesprechung Markt & Integration |
        | verlangt         | mindestens 1 Termin                                      |
        | gezählt          | BTM in der Dienstbesprechung Markt und Integration       |
        | Teilnehmende     | BTM (kommunaler Träger)                                  |
        | beurteilt        | je Geschäftsstelle                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | 1 bis 30.09.2016                                         |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T19
    Szenario: T19 verlangt: Das BTM hat im Bereich Markt & Integration hospitiert
      Dann sagt das Regelwerk zu T19:
        | Ziel             | Das BTM hat im Bereich Markt & Integration hospitiert    |
        | verlangt         | mindestens 1 Hospitation                                 |
        | gezählt          | Hospitation des BTM im Bereich Markt und Integration     |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | 1 bis 30.09.2016                                         |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Geschäftsstellenleitung                                  |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @P12
    Szenario: P12 verlangt: Gespräche mit den Beratungsträgern
      Dann sagt das Regelwerk zu P12:
        | Ziel             | Gespräche mit den Beratungsträgern                       |
        | verlangt         | mindestens eine Zahl, die das Haus noch festlegt         |
        | gezählt          | Gespräch mit Beratungsträgern                            |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrichtlich                                            |
        | danach vorgelegt | nur in der Übersicht                                     |

    @P13
    Szenario: P13 verlangt: Bewilligte kommunale Leistungen sind in coSach gebucht
      Dann sagt das Regelwerk zu P13:
        | Ziel             | Bewilligte kommunale Leistungen sind in coSach gebucht             |
        | verlangt         | genau 100 %                                                        |
        | gezählt          | Gebuchte kommunale Leistungen                                      |
        | beurteilt        | für das ganze Haus                                                 |
        | Zeitraum         | das Jahr 2016                                                      |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht           |
        | gemeldet         | monatlich von Controlling                                          |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                         |
        | verantwortlich   | Bereichsleitung Markt & Integration                                |
        | Gewicht          | wesentlich                                                         |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später |

    @P33
    Szenario: P33 verlangt: Neue Integrationsfachkräfte kennen Schuldner- und Suchtberatung
      Dann sagt das Regelwerk zu P33:
        | Ziel             | Neue Integrationsfachkräfte kennen Schuldner- und Suchtberatung     |
        | verlangt         | genau 100 %                                                         |
        | gezählt          | Schulung über Beratungsangebote                                     |
        | beurteilt        | für das ganze Haus                                                  |
        | Zeitraum         | jedes Halbjahr 2016                                                 |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | halbjährlich von Controlling                                        |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Bereichsleitung Markt & Integration                                 |
        | Gewicht          | nachrichtlich                                                       |
        | schlimmstenfalls | gefährdet                                                           |
        | danach vorgelegt | nur in der Übersicht                                                |

  Regel: Kontaktdichte erhöhen

    @T21a
    Szenario: T21a verlangt: Anteil der Arbeitszeit für Kundenkontakte mit Vor- und Nachbereitung
      Dann sagt das Regelwerk zu T21a:
        | Ziel             | Anteil der Arbeitszeit für Kundenkontakte mit Vor- und Nachbereitung |
        | verlangt         | mindestens 60 %                                                      |
        | gezählt          | Arbeitszeit für Kundenkontakte                                       |
        | beurteilt        | für das ganze Haus                                                   |
        | Zeitraum         | das Jahr 2016                                                        |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht             |
        | gemeldet         | monatlich von Controlling                                            |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                           |
        | verantwortlich   | Bereichsleitung Markt & Integration                                  |
        | Gewicht          | wesentlich                                                           |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                            |

    @T21b
    Szenario: T21b verlangt: Jede Kundin und jeder Kunde hatte zwei Kontakte im Jahr
      Dann sagt das Regelwerk zu T21b:
        | Ziel             | Jede Kundin und jeder Kunde hatte zwei Kontakte im Jahr                     |
        | verlangt         | genau 100 %                                                                 |
        | gezählt          | Kundinnen und Kunden mit zwei Kontakten                                     |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Verlauf          | 25 bis 31.03.2016, 50 bis 30.06.2016, 75 bis 30.09.2016, 100 bis 31.12.2016 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht                    |
        | gemeldet         | vierteljährlich von Controlling                                             |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                  |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                   |

    @T21c
    Szenario: T21c verlangt: Alleinstehende hatten sechs Kontakte im Jahr
      Dann sagt das Regelwerk zu T21c:
        | Ziel             | Alleinstehende hatten sechs Kontakte im Jahr                                |
        | verlangt         | genau 100 %                                                                 |
        | gezählt          | Alleinstehende mit sechs Kontakten                                          |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Verlauf          | 25 bis 31.03.2016, 50 bis 30.06.2016, 75 bis 30.09.2016, 100 bis 31.12.2016 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht                    |
        | gemeldet         | vierteljährlich von Controlling                                             |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                  |
        | verantwortlich   | Bereichsleitung Markt & Integration                                         |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                                   |

    @T22a
    Szenario: T22a verlangt: Kontaktdichte mindestens wie in Nordrhein-Westfalen
      Dann sagt das Regelwerk zu T22a:
        | Ziel             | Kontaktdichte mindestens wie in Nordrhein-Westfalen      |
        | verlangt         | mindestens der Vergleichswert                            |
        | gezählt          | Kontaktdichte                                            |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                     |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T22b
    Szenario: T22b verlangt: Kontaktdichte höher als im Vorjahr
      Dann sagt das Regelwerk zu T22b:
        | Ziel             | Kontaktdichte höher als im Vorjahr                       |
        | verlangt         | über dem Vorjahreswert                                   |
        | gezählt          | Kontaktdichte                                            |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                          |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                     |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @P01
    Szenario: P01 verlangt: Anteil der Arbeitszeit im Gespräch selbst
      Dann sagt das Regelwerk zu P01:
        | Ziel             | Anteil der Arbeitszeit im Gespräch selbst                |
        | verlangt         | mindestens 60 %                                          |
        | gezählt          | Arbeitszeit im Gespräch                                  |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrichtlich                                            |
        | schlimmstenfalls | gefährdet                                                |
        | danach vorgelegt | nur in der Übersicht                                     |

  Regel: Personalbestand stabilisieren

    @T25
    Szenario: T25 verlangt: Krankheitsquote im Jahresdurchschnitt
      Dann sagt das Regelwerk zu T25:
        | Ziel             | Krankheitsquote im Jahresdurchschnitt                    |
        | verlangt         | höchstens 11 %                                           |
        | verglichen       | auf eine Stelle gerundet                                 |
        | gezählt          | Krankheitsquote                                          |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Geschäftsführung                                         |
        | Gewicht          | nachrangig                                               |
        | danach vorgelegt | nur in der Übersicht                                     |

    @T26
    Szenario: T26 verlangt: Fluktuation je Quartal
      Dann sagt das Regelwerk zu T26:
        | Ziel             | Fluktuation je Quartal                                              |
        | gezählt          | Fluktuation                                                         |
        | beurteilt        | für das ganze Haus                                                  |
        | Zeitraum         | jedes Quartal 2016                                                  |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | vierteljährlich von Controlling                                     |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                          |
        | verantwortlich   | Geschäftsführung                                                    |
        | Gewicht          | nachrichtlich                                                       |
        | danach vorgelegt | nur in der Übersicht                                                |

    @T27
    Szenario: T27 verlangt: Stellenbeschreibungen und Bewertungen der kommunalen Beschäftigten
      Dann sagt das Regelwerk zu T27:
        | Ziel             | Stellenbeschreibungen und Bewertungen der kommunalen Beschäftigten          |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 31.12.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Geschäftsführung                                                            |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Trägerversammlung, je 5 Arbeitstage später                                  |
        | erinnert         | 20, 14, 9 Arbeitstage vorher                                                |

    @P22
    Szenario: P22 verlangt: Besetzte Stellen gegen das Personalsoll
      Dann sagt das Regelwerk zu P22:
        | Ziel             | Besetzte Stellen gegen das Personalsoll                                      |
        | verlangt         | zum Vergleich 433,93 VZÄ                                                     |
        | gezählt          | Besetzte Stellen                                                             |
        | beurteilt        | für das ganze Haus                                                           |
        | Zeitraum         | jeder Monat 2016                                                             |
        | Frist            | am Ende des Zeitraums; der Tag gilt auch, wenn er auf einen freien Tag fällt |
        | gemeldet         | monatlich von Controlling                                                    |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Geschäftsführung                                                             |
        | Gewicht          | nachrichtlich                                                                |
        | danach vorgelegt | nur in der Übersicht                                                         |

  Regel: Schnittstellendialoge mit Sozialämtern und BTM

    @T23a
    Szenario: T23a verlangt: Zwei Schnittstellendialoge je Geschäftsstelle geplant
      Dann sagt das Regelwerk zu T23a:
        | Ziel             | Zwei Schnittstellendialoge je Geschäftsstelle geplant            |
        | verlangt         | mindestens 2 Termine                                             |
        | gezählt          | Schnittstellendialog                                             |
        | Teilnehmende     | Geschäftsführung, Städtisches Sozialamt, BTM (kommunaler Träger) |
        | beurteilt        | je Geschäftsstelle                                               |
        | Zeitraum         | das Jahr 2016                                                    |
        | Verlauf          | 1 bis 31.03.2016, 2 bis 31.08.2016                               |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht         |
        | verantwortlich   | Geschäftsstellenleitung                                          |
        | Gewicht          | nachrangig                                                       |
        | danach vorgelegt | nur in der Übersicht                                             |

    @T23b
    Szenario: T23b verlangt: Geplante Schnittstellendialoge finden statt
      Dann sagt das Regelwerk zu T23b:
        | Ziel             | Geplante Schnittstellendialoge finden statt                        |
        | verlangt         | genau 100 %                                                        |
        | gezählt          | Schnittstellendialog                                               |
        | Teilnehmende     | Geschäftsführung, Städtisches Sozialamt, BTM (kommunaler Träger)   |
        | beurteilt        | je Geschäftsstelle                                                 |
        | Zeitraum         | das Jahr 2016                                                      |
        | Verlauf          | 1 bis 31.03.2016, 2 bis 31.08.2016                                 |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht           |
        | verantwortlich   | Geschäftsstellenleitung                                            |
        | Gewicht          | wesentlich                                                         |
        | danach vorgelegt | Geschäftsführung, BTM (kommunaler Träger), je 5 Arbeitstage später |

    @P26
    Szenario: P26 verlangt: Jours fixes mit der Agentur für Arbeit
      Dann sagt das Regelwerk zu P26:
        | Ziel             | Jours fixes mit der Agentur für Arbeit                   |
        | verlangt         | mindestens eine Zahl, die das Haus noch festlegt         |
        | gezählt          | Jour fixe mit der Agentur für Arbeit                     |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | nachrichtlich                                            |
        | danach vorgelegt | nur in der Übersicht                                     |

  Regel: Ziele der Steuerung nach dem SGB II erreichen

    @P02
    Szenario: P02 verlangt: Monatliche Abgänge aus dem Langzeitbezug durch Projekte
      Dann sagt das Regelwerk zu P02:
        | Ziel             | Monatliche Abgänge aus dem Langzeitbezug durch Projekte  |
        | verlangt         | mindestens 70 Personen                                   |
        | gezählt          | Abgänge aus dem Langzeitbezug                            |
        | beurteilt        | für das ganze Haus                                       |
        | Zeitraum         | das Jahr 2016                                            |
        | Verlauf          | gleiche Monate                                           |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht |
        | gemeldet         | monatlich von Controlling                                |
        | Zahlen erwartet  | 10 Arbeitstage nach dem Ende des Zeitraums               |
        | verantwortlich   | Bereichsleitung Markt & Integration                      |
        | Gewicht          | wesentlich                                               |
        | danach vorgelegt | Geschäftsführung, je 5 Arbeitstage später                |

    @P03
    Szenario: P03 verlangt: Mehr Integrationen von Langzeitarbeitslosen als im Vorjahr
      Dann sagt das Regelwerk zu P03:
        | Ziel             | Mehr Integrationen von Langzeitarbeitslosen als im Vorjahr |
        | verlangt         | über dem Vorjahreswert                                     |
        | gezählt          | Integrationen Langzeitarbeitsloser                         |
        | beurteilt        | für das ganze Haus                                         |
        | Zeitraum         | das Jahr 2016                                              |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht   |
        | gemeldet         | monatlich von Controlling                                  |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                       |
        | verantwortlich   | Bereichsleitung Markt & Integration                        |
        | Gewicht          | nachrangig                                                 |
        | danach vorgelegt | nur in der Übersicht                                       |

    @P27
    Szenario: P27 verlangt: Integrationsquote ohne Asyl und Flucht
      Dann sagt das Regelwerk zu P27:
        | Ziel             | Integrationsquote ohne Asyl und Flucht                                 |
        | verlangt         | mindestens 21,2 %                                                      |
        | gezählt          | Integrationsquote ohne Asyl und Flucht                                 |
        | beurteilt        | für das ganze Haus                                                     |
        | Zeitraum         | das Jahr 2016                                                          |
        | Verlauf          | Soll des Absenders, sonst gleiche Monate                               |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht               |
        | gemeldet         | monatlich von Controlling                                              |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Bereichsleitung Markt & Integration                                    |
        | Gewicht          | kritisch                                                               |
        | danach vorgelegt | Geschäftsführung, Agentur für Arbeit Mettmann, je 2 Arbeitstage später |

    @P28
    Szenario: P28 verlangt: Integrationsquote Asyl und Flucht
      Dann sagt das Regelwerk zu P28:
        | Ziel             | Integrationsquote Asyl und Flucht                                      |
        | verlangt         | mindestens 10 %                                                        |
        | gezählt          | Integrationsquote Asyl und Flucht                                      |
        | beurteilt        | für das ganze Haus                                                     |
        | Zeitraum         | das Jahr 2016                                                          |
        | Verlauf          | Soll des Absenders, sonst gleiche Monate                               |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht               |
        | gemeldet         | monatlich von Controlling                                              |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Bereichsleitung Markt & Integration                                    |
        | Gewicht          | kritisch                                                               |
        | danach vorgelegt | Geschäftsführung, Agentur für Arbeit Mettmann, je 2 Arbeitstage später |

    @P29
    Szenario: P29 verlangt: Integrationsquote insgesamt
      Dann sagt das Regelwerk zu P29:
        | Ziel             | Integrationsquote insgesamt                                            |
        | verlangt         | mindestens 20,5 %                                                      |
        | verglichen       | auf eine Stelle gerundet                                               |
        | gezählt          | Integrationsquote insgesamt                                            |
        | beurteilt        | für das ganze Haus                                                     |
        | Zeitraum         | das Jahr 2016                                                          |
        | Verlauf          | Soll des Absenders, sonst gleiche Monate                               |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht               |
        | gemeldet         | monatlich von Controlling                                              |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Bereichsleitung Markt & Integration                                    |
        | Gewicht          | kritisch                                                               |
        | danach vorgelegt | Geschäftsführung, Agentur für Arbeit Mettmann, je 2 Arbeitstage später |

    @P30
    Szenario: P30 verlangt: Zuwachs der Langzeitleistungsbeziehenden begrenzen
      Dann sagt das Regelwerk zu P30:
        | Ziel             | Zuwachs der Langzeitleistungsbeziehenden begrenzen                     |
        | verlangt         | höchstens 1,5 %                                                        |
        | gezählt          | Bestand im Langzeitbezug                                               |
        | beurteilt        | für das ganze Haus                                                     |
        | Zeitraum         | das Jahr 2016                                                          |
        | Frist            | 31.12.2016; das Ende des Zeitraums verschiebt sich nicht               |
        | gemeldet         | monatlich von Controlling                                              |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                   |
        | verantwortlich   | Bereichsleitung Markt & Integration                                    |
        | Gewicht          | kritisch                                                               |
        | danach vorgelegt | Geschäftsführung, Agentur für Arbeit Mettmann, je 2 Arbeitstage später |

    @P31
    Szenario: P31 verlangt: Annahme des Plans: die Zahl der Leistungsberechtigten steigt um 1,5 Prozent
      Dann sagt das Regelwerk zu P31:
        | Ziel             | Annahme des Plans: die Zahl der Leistungsberechtigten steigt um 1,5 Prozent |
        | verlangt         | angenommen 1,5 %                                                            |
        | verglichen       | auf eine Stelle gerundet                                                    |
        | gezählt          | Erwerbsfähige Leistungsberechtigte im Durchschnitt                          |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | jeder Monat 2016                                                            |
        | Frist            | am Ende des Zeitraums; das Ende des Zeitraums verschiebt sich nicht         |
        | gemeldet         | monatlich von Controlling                                                   |
        | Zahlen erwartet  | 3 Monate nach dem Ende des Zeitraums                                        |
        | verantwortlich   | Controlling                                                                 |
        | Gewicht          | nachrichtlich                                                               |
        | danach vorgelegt | nur in der Übersicht                                                        |

  Regel: Statistische Auswertungen verbessern

    @T32
    Szenario: T32 verlangt: Auswertungsmöglichkeiten mit den Trägern abgestimmt
      Dann sagt das Regelwerk zu T32:
        | Ziel             | Auswertungsmöglichkeiten mit den Trägern abgestimmt                         |
        | Nachweis         | mit Aktenzeichen                                                            |
        | beurteilt        | für das ganze Haus                                                          |
        | Zeitraum         | das Jahr 2016                                                               |
        | Frist            | 30.06.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag |
        | verantwortlich   | Geschäftsführung                                                            |
        | Gewicht          | wesentlich                                                                  |
        | danach vorgelegt | Trägerversammlung, je 5 Arbeitstage später                                  |
        | erinnert         | 20, 5, 1 Arbeitstage vorher                                                 |
