# language: de
Funktionalität: Ziele aus einer Tabelle
  Fachabteilungen führen ihre Ziele in Tabellen. Was davon in den Regeln steht, was angenommen wurde und was niemand
  verstanden hat, muss jede Zeile für sich zeigen.

  Regel: Jede Zeile wird eine Regel oder wird als nicht verwendet genannt

    Szenario: Eine Tabelle mit Überschrift, Zusagen und Summe
      Angenommen eine Fachabteilung führt ihre Ziele in dieser Tabelle
        | Nr. | Ziel                      | Zielwert           | Termin  | Zuständig          |
        |     | A. Qualität               |                    |         |                    |
        | 1   | Fehlerquote der Bescheide | < 10 %             | 31.12.  | Fachaufsicht       |
        | 2   | Konzept zur Sprache       | liegt vor          | 30.06.  | Fachaufsicht       |
        | 3   | Treffen der Partner       | 2x jährlich        |         | Geschäftsführung   |
        |     | Summe                     |                    |         |                    |
      Wenn die Tabelle in das Regelwerk übernommen wird
      Dann sind 5 Zeilen gelesen, 3 davon wurden Regeln und 2 werden als nicht verwendet genannt
      Und das Regelwerk hat danach keinen Fehler
      Und die Regel zu Zeile 1 der Tabelle verlangt "unter 10 %"
      Und die Regel zu Zeile 3 der Tabelle verlangt "mindestens 2 Termine"

  Regel: Was die Tabelle nicht sagt, ist eine Annahme und eine Frage

    Szenariogrundriss: <Was> fehlt oder ist nicht eindeutig
      Angenommen eine Fachabteilung führt ihre Ziele in dieser Tabelle
        | Nr. | Ziel    | Zielwert   | Termin   | Zuständig   |
        | 1   | Anträge | <Zielwert> | <Termin> | <Zuständig> |
      Wenn die Tabelle in das Regelwerk übernommen wird
      Dann wird zu Zeile 1 der Tabelle gefragt: "<Frage>"
      Und das Regelwerk hat danach keinen Fehler

      Beispiele:
        | Was            | Zielwert       | Termin    | Zuständig        | Frage                                                                                   |
        | Die Richtung   | 300 Prüfungen  | 31.12.    | Fachaufsicht     | Ist 300 mindestens oder höchstens gemeint? Angenommen ist „mindestens“.                 |
        | Der Zielwert   | gut            | 31.12.    | Fachaufsicht     | Was verlangt „gut“? Die Grenze ist nicht verstanden und wird nicht geprüft.             |
        | Der Tag        | unter 10 %     | demnächst | Fachaufsicht     | Welcher Tag ist mit „demnächst“ gemeint? Angenommen ist das Jahresende.                 |
        | Die Rolle      | unter 10 %     | 31.12.    | Geschäftsfürung  | Ist „Geschäftsführung“ zuständig? Die Zeile schreibt es etwas anders.                   |

    Szenario: Zwei Zahlen in einer Zelle sind zwei Regeln
      Angenommen eine Fachabteilung führt ihre Ziele in dieser Tabelle
        | Nr. | Ziel                     | Zielwert          | Termin | Zuständig    |
        | 9   | Ausweitung der Prüfungen | 300/700 Prüfungen | 31.12. | Fachaufsicht |
      Wenn die Tabelle in das Regelwerk übernommen wird
      Dann wird zu Zeile 9 der Tabelle gefragt: "„300/700 Prüfungen“ nennt zwei Zahlen: wofür steht welche? Aus jeder ist eine Regel geworden."
      Und die Regel zu Zeile 9 der Tabelle bezeichnet "target.value" als Annahme
