# language: de
Funktionalität: Ziele, die ein anderes Haus hat
  Eine Klinik zählt anderes als ein Jobcenter: Stürze, Verweildauer, Infektionen je 1.000 Pflegetage, belegte Betten,
  Wartezeiten, Händehygiene. Was sie verlangt und wie sie es nennt, steht in ihren eigenen Regeln (Qualitätsplan 2016, Q1
  bis Q6); geurteilt wird wie überall: verglichen wird genau, und was fehlt, ist nie erreicht.

  Grundlage:
    Angenommen eine Klinik hat ihren eigenen Plan

  Regel: Eine Höchstzahl ist verfehlt, sobald sie überschritten ist

    Szenariogrundriss: Höchstens 40 Stürze im Jahr, am <Tag> sind <Stürze> bekannt
      Angenommen in der Klinik sind bis Ende <Monat> <Stürze> Stürze gezählt
      Wenn am <Tag> geurteilt wird
      Dann lautet das Urteil zu Q1 "<Urteil>" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | Monat         | Stürze | Tag        | Urteil              | Kennwert  | Grund                                                                                                |
        | Dezember 2016 | 40     | 17.01.2017 | erreicht            | 40 Stürze | Der Zeitraum ist vorbei und vollständig gemeldet: 40 Stürze; verlangt: höchstens 40 Stürze.          |
        | Dezember 2016 | 41     | 17.01.2017 | Ziel nicht erreicht | 41 Stürze | 41 Stürze: Das ist mehr als erlaubt (höchstens 40 Stürze); im Zeitraum ist das nicht mehr zu heilen. |
        | Juli 2016     | 41     | 15.08.2016 | Ziel nicht erreicht | 41 Stürze | 41 Stürze: Das ist mehr als erlaubt (höchstens 40 Stürze); im Zeitraum ist das nicht mehr zu heilen. |
        | Juli 2016     | 25     | 15.08.2016 | gefährdet           | 25 Stürze | Stand 31.07.2016: 25 Stürze; auf dem Weg zum Ziel wären es 24 Stürze.                                |
        | Juli 2016     | 24     | 15.08.2016 | offen               | 24 Stürze | Auf dem Weg: bisher 24 Stürze, verlangt: höchstens 40 Stürze.                                        |

  Regel: Ein Mittelwert ist das Ganze geteilt durch alle, nicht das Mittel der Monate

    Szenariogrundriss: Im Jahr bleiben <Patienten> Patienten zusammen <Tage> Tage, höchstens 6,2 sind verlangt
      Angenommen in der Klinik bleiben bis Ende Dezember 2016 <Patienten> Patienten zusammen <Tage> Tage
      Wenn am 17.01.2017 geurteilt wird
      Dann lautet das Urteil zu Q2 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Patienten | Tage   | Urteil              | Kennwert                     |
        | 6.400     | 39.680 | erreicht            | 6,2 Tage (39680 auf 6400)    |
        | 6.400     | 39.681 | Ziel nicht erreicht | 6,2002 Tage (39681 auf 6400) |

  Regel: Je 1.000 Pflegetage wird ohne Rundung verglichen

    Szenariogrundriss: Auf <Pflegetage> Pflegetage kommen <Infektionen> Infektionen, weniger als 2,5 je 1.000 sind verlangt
      Angenommen in der Klinik kommen bis Ende Dezember 2016 auf <Pflegetage> Pflegetage <Infektionen> Infektionen
      Wenn am 17.01.2017 geurteilt wird
      Dann lautet das Urteil zu Q3 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | Pflegetage | Infektionen | Urteil              | Kennwert                                   |
        | 40.000     | 99          | erreicht            | 2,48 je 1.000 Pflegetage (99 von 40000)    |
        | 40.000     | 100         | Ziel nicht erreicht | 2,50 je 1.000 Pflegetage (100 von 40000)   |
        | 39.999     | 100         | Ziel nicht erreicht | 2,5001 je 1.000 Pflegetage (100 von 39999) |

  Regel: Eine Spanne wird beobachtet; außerhalb ist nichts verfehlt, aber es wird gesagt

    Szenariogrundriss: Im April 2016 sind an <belegt> von 4.000 Bettentagen Betten belegt
      Angenommen in der Klinik sind im April 2016 an <belegt> von 4.000 Bettentagen Betten belegt
      Wenn am 18.05.2016 geurteilt wird
      Dann lautet das Urteil zu Q4 für April 2016 "nachrichtlich" mit dem Kennwert "<Kennwert>"
      Und begründet wird das mit "<Grund>"

      Beispiele:
        | belegt | Kennwert                | Grund                                                          |
        | 3.200  | 80,0 % (3200 von 4000)  | Beobachtet wird, ob die Zahl innerhalb von 80 bis 85 % bleibt. |
        | 3.400  | 85,0 % (3400 von 4000)  | Beobachtet wird, ob die Zahl innerhalb von 80 bis 85 % bleibt. |
        | 3.401  | 85,03 % (3401 von 4000) | 85,03 %: Das liegt über der beobachteten Spanne, 80 bis 85 %.  |
        | 3.199  | 79,98 % (3199 von 4000) | 79,98 %: Das liegt unter der beobachteten Spanne, 80 bis 85 %. |

  Regel: Eine Wartezeit gilt jedem Einzelnen, und der Plan sagt, wie viele länger warten dürfen

    Szenariogrundriss: Im April 2016 warten <lange> von 400 Patienten länger als 30 Minuten
      Angenommen in der Klinik warten im April 2016 <lange> von 400 Patienten länger als 30 Minuten
      Wenn am 18.05.2016 geurteilt wird
      Dann lautet das Urteil zu Q5 für April 2016 "<Urteil>" mit dem Kennwert "<Kennwert>"

      Beispiele:
        | lange | Urteil              | Kennwert            |
        | 40    | erreicht            | 10,0 % (40 von 400) |
        | 41    | Ziel nicht erreicht | 10,3 % (41 von 400) |

    Szenario: Über einen Monat, aus dem nichts gemeldet ist, sagt der nächste nichts
      Angenommen in der Klinik warten im Mai 2016 10 von 400 Patienten länger als 30 Minuten
      Wenn am 20.06.2016 geurteilt wird
      Dann lautet das Urteil zu Q5 für Mai 2016 "erreicht"
      Und lautet das Urteil zu Q5 für April 2016 "nicht bewertbar"

  Regel: Ein Quartalsziel ist in jedem Quartal für sich zu erreichen

    Szenario: Das erste Quartal ist verfehlt, das zweite gleicht es nicht aus
      Angenommen in der Klinik sind im 1. Quartal 2016 bei 179 von 200 Gelegenheiten die Hände desinfiziert
      Und in der Klinik sind im 2. Quartal 2016 bei 200 von 200 Gelegenheiten die Hände desinfiziert
      Wenn am 18.07.2016 geurteilt wird
      Dann lautet das Urteil zu Q6 für das 1. Quartal 2016 "Ziel nicht erreicht" mit dem Kennwert "89,5 % (179 von 200)"
      Und lautet das Urteil zu Q6 für das 2. Quartal 2016 "erreicht" mit dem Kennwert "100,0 % (200 von 200)"
      Und lautet das Urteil zu Q6 für das 3. Quartal 2016 "offen"

    Szenario: Neun von zehn genau sind genug
      Angenommen in der Klinik sind im 1. Quartal 2016 bei 180 von 200 Gelegenheiten die Hände desinfiziert
      Wenn am 18.04.2016 geurteilt wird
      Dann lautet das Urteil zu Q6 für das 1. Quartal 2016 "erreicht" mit dem Kennwert "90,0 % (180 von 200)"
