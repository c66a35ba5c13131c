# language: de
@T17
Funktionalität: Regeln, die auf andere Regeln antworten (Plan 2016, Zeilen T17 und T25)
  Ein Anlassbericht wird fällig, wenn ihn jemand anfordert oder wenn die Krankheitsquote in einem Monat über
  11 Prozent liegt. Er hat dann seine eigene Frist: zehn Arbeitstage von dem Tag an, an dem der Anlass bekannt war.

  Regel: Ein Monat über der Grenze ist ein Anlass
    Szenario: Die Krankheitsquote vom März liegt über der Grenze
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Wenn am Abend des 13.04.2016 geurteilt wird
      Dann wird zu T17 nichts geschuldet
      Wenn am Abend des 14.04.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "offen"
      Und begründet wird das mit "Anlass: „Krankheitsquote“, Zielwert verfehlt (März 2016); bekannt seit 14.04.2016."
      Und erbeten ist es bis 28.04.2016, laut Plan bis 28.04.2016, spätestens bis 28.04.2016
      Und verantwortlich ist das Controlling
      Wenn am Abend des 28.04.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "offen"
      Wenn am Abend des 29.04.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "Frist überschritten"

    Szenariogrundriss: Ob ein Monat ein Anlass ist, entscheidet die veröffentlichte Quote
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von <gemeldet> %
      Wenn am Abend des 15.04.2016 geurteilt wird
      Dann werden zu T17 <Zahl> Berichte geschuldet

      Beispiele:
        | gemeldet | Zahl |
        | 11,0     | 0    |
        | 11,04    | 0    |
        | 11,05    | 1    |
        | 11,1     | 1    |

    Szenario: Wer den Bericht in der Frist vorlegt, hat ihn geliefert
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Und zu T17 wird am 26.04.2016 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" vorgelegt
      Wenn am Abend des 02.05.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "erreicht"

    Szenario: Jeder Monat über der Grenze ist ein eigener Anlass
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Und das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote des Monats von 10,8 %
      Und das Controlling meldet am 14.06.2016 für Mai 2016 endgültig eine Krankheitsquote des Monats von 11,2 %
      Wenn am Abend des 15.06.2016 geurteilt wird
      Dann werden zu T17 2 Berichte geschuldet

    Szenario: Ein schlechter Winter ist ein Anlass, nicht in jedem Monat des Jahres einer
      Angenommen das Controlling meldet am 14.03.2016 für Februar 2016 endgültig eine Krankheitsquote des Monats von 11,9 %
      Und das Controlling meldet am 14.03.2016 für Februar 2016 endgültig eine Krankheitsquote von 11,8 %
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 10,9 %
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 11,5 %
      Und das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote des Monats von 10,7 %
      Und das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote von 11,3 %
      Wenn am Abend des 16.05.2016 geurteilt wird
      Dann werden zu T17 1 Berichte geschuldet
      Und wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-02" geschuldet und ist "Frist überschritten"

    Szenario: Die Quote des Jahres bis dahin ist für keinen Monat ein Anlass
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote von 13,0 %
      Und das Controlling meldet am 13.05.2016 für April 2016 endgültig eine Krankheitsquote von 12,6 %
      Wenn am Abend des 16.05.2016 geurteilt wird
      Dann wird zu T17 nichts geschuldet

  Regel: Fällt der Anlass weg, wird nichts mehr geschuldet
    Szenario: Eine Korrektur nimmt den Anlass zurück
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Und das Controlling meldet am 20.05.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 10,9 %
      Wenn am Abend des 02.05.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "Frist überschritten"
      Wenn am Abend des 20.05.2016 geurteilt wird
      Dann wird zu T17 nichts geschuldet

    Szenario: Eine Korrektur, die am Anlass nichts ändert, verschiebt die Frist nicht
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Und das Controlling meldet am 25.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,6 %
      Wenn am Abend des 29.04.2016 geurteilt wird
      Dann wird zu T17 für das Haus der Bericht zum Anlass "sickness-rate-2016-03" geschuldet und ist "Frist überschritten"

  Regel: Was schon angefordert ist, wird nicht doppelt geschuldet
    Szenario: Der Bericht für das Haus ist im selben Monat schon angefordert
      Angenommen zu T17 wird am 11.04.2016 für das Haus zum Anlass "v1" ein Bericht angefordert
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Wenn am Abend des 15.04.2016 geurteilt wird
      Dann werden zu T17 1 Berichte geschuldet
      Und wird zu T17 für das Haus der Bericht zum Anlass "v1" geschuldet und ist "offen"

    Szenario: Die Anforderung an eine Geschäftsstelle ist ein anderer Bericht
      Angenommen zu T17 wird am 11.04.2016 in Hilden zum Anlass "v1" ein Bericht angefordert
      Und das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Wenn am Abend des 15.04.2016 geurteilt wird
      Dann werden zu T17 2 Berichte geschuldet

    Szenario: Eine spätere Anforderung hebt den Anlass nicht auf
      Angenommen das Controlling meldet am 14.04.2016 für März 2016 endgültig eine Krankheitsquote des Monats von 11,4 %
      Und zu T17 wird am 18.04.2016 für das Haus zum Anlass "v1" ein Bericht angefordert
      Wenn am Abend des 19.04.2016 geurteilt wird
      Dann werden zu T17 2 Berichte geschuldet

  Regel: Ein fehlender Bericht erklärt alles, was seinetwegen nicht bewertbar ist
    @T06 @T25 @haus
    Szenario: Zwei ausgebliebene Berichte erklären alle nicht bewertbaren Fehlerquoten und die Krankheitsquote
      Wenn am Abend des 18.04.2016 geurteilt wird
      Dann fehlt der Bericht "reviews" des Absenders "fachaufsicht", als Erstes "1. Quartal 2016"
      Und er erklärt, warum T06 nicht bewertbar ist
      Und er erklärt mehr als 5 Verpflichtungen
      Und es fehlt kein Bericht zweimal

    @T06
    Szenario: Ist der Bericht da, wird nichts mehr mit ihm erklärt
      Angenommen bis zum 31.03.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 20 fehlerhaft
      Wenn am Abend des 18.04.2016 geurteilt wird
      Dann fehlt der Bericht "reviews" des Absenders "fachaufsicht" nicht
