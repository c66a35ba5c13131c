"""The sentences for reasons of records, by code and language. Pure tables; facts stand in braces.

German is what receipts tell whoever sent the file: it repeats nothing that stood in a cell, as that may be personal
and the place is enough to find it. English is for those who run the product, beside the file itself.
`{field:quoted}` is a field in quotes even where no column has a title for it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from checker.wording.locales import Locale

# Facts that a sender wrote, or that are read off what a sender wrote.
WRITTEN = frozenset(
    {"amount", "cell", "error", "word", "title", "byte", "detail", "day", "before_day", "time", "request", "topic",
     "part_value", "whole_value", "role", "sum", "rows", "files", "most", "all"}
)  # fmt: skip
REMEDY = "the file is not kept; remove this and send aggregates only"
SENTENCES: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "no_profile_of_this_name": "für Dateien dieses Namens ist kein Importprofil hinterlegt",
        "several_profiles_fit": "mehrere Importprofile passen auf diese Datei; die Administration muss sie "
        "unterscheidbar machen",
        "lines_of_no_profile": "der Name passt, aber die Datei enthält die Kennzeile keines Importprofils",
        "sheets_of_no_profile": "der Name passt, aber die Arbeitsmappe hat das Blatt keines Importprofils",
        "headings_of_no_profile": "der Name passt auf mehrere Importprofile, die Spaltentitel passen auf keines",
        "read_by_other_profiles": "Dateien dieses Namens liest das Importprofil „{profile}“ nicht mehr; was sie sagen, "
        "lesen andere, wenn die Datei noch einmal kommt",
        "file_empty": "die Datei ist leer",
        "file_withdrawn": "diese Datei wurde am {withdrawn_on} zurückgenommen (Stelle: {by}) und zählt nicht; soll sie"
        " wieder zählen, hebt die Administration die Rücknahme auf",
        "file_of_another_kind": "{found}; vereinbart ist {wanted}",
        "zip_container": "das ist ein gepacktes Archiv; bitte die Datei darin auspacken und einzeln senden",
        "no_text_file": "das ist keine Textdatei; vereinbart ist CSV in {encoding}",
        "packing_torn": "die gepackte Datei (.gz) ist unvollständig oder beschädigt; bitte neu senden",
        "unpacked_too_large": (
            "die Datei ist entpackt größer als {megabytes} MB; bitte auf mehrere Dateien aufteilen (für CSV-Dateien"
            " gilt most_megabytes unter [records] in config.toml)"
        ),
        "utf16_not_agreed": "der Zeichensatz ist UTF-16 (in Excel „Unicode-Text“), vereinbart ist {encoding}; bitte so "
        "speichern",
        "no_utf16": "der Zeichensatz ist nicht UTF-16, oder am Anfang fehlt seine Kennung; bitte als UTF-16 speichern",
        "utf8_not_agreed": "der Zeichensatz ist UTF-8, vereinbart ist {encoding}; bitte so speichern",
        "byte_of_another_encoding": "hier steht ein Zeichen, das es im vereinbarten Zeichensatz {encoding} "
        "nicht gibt; die Datei bitte so speichern",
        "quote_not_closed": "ein Anführungszeichen wird hier geöffnet und bis zum Ende nicht geschlossen",
        "text_after_quote": "hier beginnt ein Feld in Anführungszeichen, hinter dessen schließendem noch Text steht; "
        "Anführungszeichen in einem Feld werden verdoppelt",
        "separator_not_agreed": "die Felder sind durch {separator} getrennt, vereinbart ist {agreed}; bitte als CSV "
        "mit diesem Trennzeichen speichern",
        "cell_too_long": "ein Feld hat mehr als {limit} Zeichen; vielleicht fehlt ein schließendes "
        "Anführungszeichen",
        "row_too_long": "eine Zeile ist viel zu lang (gelesen werden höchstens {limit} Felder); vielleicht fehlen die "
        "Zeilenumbrüche",
        "csv_unreadable": "die Datei ist keine lesbare CSV-Datei",
        "old_or_locked_workbook": "die Arbeitsmappe hat ein altes Format oder ein Kennwort; bitte als .xlsx "
        "ohne Kennwort speichern",
        "workbook_too_large": "die Arbeitsmappe ist entpackt größer als {megabytes} MB",
        "no_workbook": "das ist keine Arbeitsmappe des vereinbarten Formats, oder sie ist beschädigt; bitte neu "
        "speichern",
        "unscreened_part": "{sealed}; was darin steht, ist nicht auf Sozialdaten zu prüfen: bitte nur die Werte in "
        "eine neue Arbeitsmappe kopieren",
        "cell_too_far": "die Zelle {address} ist nicht leer; gelesen werden höchstens {most_rows} "
        "Zeilen und {most_columns} Spalten",
        "too_many_cells": "bis zur letzten benutzten Zeile und Spalte sind es {count} Zellen; gelesen werden höchstens "
        "{limit}",
        "too_many_rows": "die Datei hat mehr als {limit} Zeilen; bitte auf mehrere Dateien aufteilen",
        "too_many_without_bulk": (
            "die Datei hat mehr als {limit} Zeilen; mit der Zusatzausstattung „bulk“ liest eine"
            " Prüfung mehr, sonst bitte auf mehrere Dateien aufteilen"
        ),
        "more_rows_than_set": (
            "die Datei hat mehr als {limit} Zeilen, so viele lässt most_rows unter [records] in config.toml zu; bitte"
            " auf mehrere Dateien aufteilen"
        ),
        "reader_ended": "die Datei ist so beschädigt oder so groß, dass das Lesen abgebrochen ist; bitte neu speichern",
        "reader_too_slow": "das Lesen der Datei hat länger als {seconds} Sekunden gedauert; bitte verkleinern",
        "sheet_not_agreed": "dieses Blatt ist nicht vereinbart: Es wird weder gelesen noch übergangen",
        "not_one_sheet": "Blätter, die auf „{sheet}“ passen: {count}; nötig ist genau eines",
        "no_json": "das ist kein lesbares JSON",
        "json_constant": "hier steht „NaN“ oder „Infinity“; das ist keine Zahl",
        "json_too_large": "eine Zahl oder eine Verschachtelung in diesem JSON ist viel zu groß",
        "no_list": "die Datei enthält keine Liste; vereinbart ist eine Liste von {schema}",
        "list_not_found": "unter „{path}“ steht in der Datei keine Liste",
        "list_empty": "die Liste ist leer",
        "key_twice": "eine Meldung nennt eine Angabe zweimal",
        "nested_too_deeply": "ist zu tief verschachtelt",
        "no_object": "das ist keine Meldung mit benannten Angaben",
        "schema_unknown": "„schema“ fehlt oder ist unbekannt",
        "type_unknown": "„type“ fehlt oder ist unbekannt",
        "key_unknown": "eine Angabe ist nicht vereinbart",
        "authority_by_profile": "ob eine Zahl amtlich ist, sagt das Importprofil, nicht die Meldung",
        "unit_other_than_scope": "„unit“ nennt eine andere Einheit als „scope“; eine Veranstaltung hat nur eine",
        "no_due_date": "der genannte Tag ist kein Fristtag von „{target}“",
        "value_of_another_kind": "{field} ist {kind}",
        "no_header": "keine Zeile enthält die vereinbarten Spaltentitel",
        "no_data_under_a_header": "unter keiner Kopfzeile steht eine Zeile mit lesbaren Angaben in den vereinbarten "
        "Spalten",
        "header_only": "unter der Kopfzeile steht keine Zeile",
        "no_rows": "in der Datei steht keine Zeile mit Angaben",
        "column_missing": "die Spalte „{column}“ fehlt",
        "column_twice": "die Spalte „{column}“ kommt zweimal vor",
        "column_unknown": "diese Spalte ist nicht vereinbart",
        "no_heading_read": "über keiner Spalte steht eine der Überschriften, unter denen die Werte stehen",
        "heading_says_the_same": "über dieser Spalte steht dasselbe wie über einer anderen",
        "column_headed_otherwise": "über dieser Spalte muss „{heading}“ stehen",
        "line_missing": "über der Kopfzeile fehlt eine Zeile der Form „{line}“",
        "line_missing_below": "unter den Daten fehlt eine Zeile der Form „{line}“",
        "first_line_missing": "die Zeile der Form „{line}“ fehlt, unter der die Tabelle beginnt",
        "last_row_missing": "die Zeile der Form „{line}“ fehlt, mit der die Tabelle endet; vielleicht ist die Datei "
        "abgeschnitten",
        "no_row_is_data": "von den Zeilen unter der Kopfzeile ist nach dem Importprofil keine zu lesen",
        "no_such_time": "diese Uhrzeit gibt es nicht",
        "line_without_period": "die Zeile der Form „{line}“ nennt keinen Zeitraum",
        "no_period_named": "weder der Dateiname noch eine Zeile nennt den Berichtszeitraum",
        "periods_differ": "die Zeile nennt {in_line}, der Dateiname {in_name}",
        "row_width": "die Zeile hat {cells} Felder, die Kopfzeile {header}",
        "row_width_expected": "die Zeile hat {cells} Felder, erwartet sind {expected}",
        "cell_without_title": "hier steht etwas in einer Spalte ohne Titel",
        "row_number_twice": "die laufende Nummer {number} kommt zweimal vor",
        "row_of_no_profile": "keines der Importprofile, die diese Tabelle lesen, nennt dieses Wort; die Zeile gehört "
        "zu keinem",
        "row_of_two_profiles": "diese Zeile lesen mehrere Importprofile zugleich ({profiles}); die Administration muss "
        "die Zeilen unterscheidbar machen",
        "same_key_twice": "für dasselbe stehen hier verschiedene Angaben: {listed}; keine davon ist übernommen",
        "said_since": "seit diese Datei einging, wurde es anders gemeldet; die ältere Angabe zählt nicht von selbst",
        "kept_out_with_its_file": "mit der Datei zurückgehalten, wegen Zeile {culprit}",
        "row_of_another_report": "eine Zeile dieser Art gehört nicht in einen Bericht für {period}",
        "cell_empty": "die Angabe „{column}“ fehlt",
        "mark_where_needed": "in „{column}“ steht das Zeichen für „{mark}“; hier wird ein Wert gebraucht",
        "formula_not_calculated": "die Formel ist nicht berechnet; die Arbeitsmappe öffnen, rechnen lassen "
        "und speichern",
        "error_cell": "die Zelle enthält einen Fehlerwert",
        "no_number": "ist keine lesbare Zahl",
        "text_too_long": "der Text ist zu lang (höchstens {limit} Zeichen)",
        "day_for_number": "hier steht ein Datum, wo eine Zahl hingehört",
        "no_whole_number": "ist keine ganze Zahl",
        "number_not_finite": "ist keine endliche Zahl",
        "number_too_large": "die Zahl ist zu groß",
        "number_too_fine": "die Zahl hat mehr als {limit} Nachkommastellen",
        "figure_beyond_rule": "{field} hat mehr Stellen, als sich für die Regel „{rule}“ genau vergleichen lassen; "
        "bitte runden",
        "text_unstorable": "der Text enthält ein Zeichen, das nicht zu sehen und nicht zu speichern ist ({sign})",
        "no_day": "ist kein lesbares Datum",
        "number_for_day": "hier steht eine Zahl, wo ein Datum hingehört",
        "week_for_day": "hier gehört ein Tag hin, keine Kalenderwoche",
        "no_such_day": "diesen Tag gibt es nicht",
        "year_of_two_digits": "das Jahr muss vierstellig sein",
        "day_written_otherwise": "das Datum ist anders geschrieben als in dieser Datei vereinbart",
        "week_without_year": "die Kalenderwoche nennt kein Jahr, und die Datei nennt auch keines",
        "no_such_week": "diese Kalenderwoche gibt es {year} nicht",
        "no_month": "ist kein lesbarer Monat",
        "day_for_month": "hier steht ein Tag, wo ein Monat hingehört",
        "no_such_month": "diesen Monat gibt es nicht",
        "no_quarter": "ist kein lesbares Quartal",
        "year_implausible": "dieses Jahr kann nicht gemeint sein (zulässig: {first} bis {last})",
        "word_unknown": "dieses Wort ist in der Spalte nicht vereinbart",
        "aggregation_unfit": "dieses Aggregat passt nicht zu einer Zeile dieser Art",
        "unit_unknown": "{unit_level} ist nicht bekannt",
        "value_for_unit": "hier gehört der Name einer Organisationseinheit hin",
        "unit_ambiguous": "dieser Name passt auf mehrere Organisationseinheiten; hier gehört das Kürzel hin",
        "field_missing": "{field} fehlt",
        "field_negative": "{field} darf nicht negativ sein",
        "field_too_small": "{field} muss mindestens {limit} sein",
        "field_too_large": "{field} darf höchstens {limit} sein",
        "field_too_long": "{field} ist zu lang (höchstens {limit} Zeichen)",
        "part_exceeds_whole": "{part} ist größer als {whole}",
        "share_exceeds_whole": "{part} ist größer als {whole}; bei einem Anteil kann das nicht sein",
        "faulty_of_whole_files": "{field} muss leer sein, wo ganze Akten gezählt werden",
        "measurement_without_figure": "die Zahl fehlt: nötig ist {value}, oder {numerator} und {denominator}",
        "staff_without_figure": "die Personalzahl fehlt: nötig ist {rate}, oder {days_sick} und "
        "{days_target}, oder {persons}, {fte} oder {filled}",
        "period_of_a_request": "der Zeitraum ist eine Anfrage; darauf antwortet nur, was eingereicht wird",
        "no_request_number": "{field} ist keine lesbare Kennung (zum Beispiel v17 oder a-2016-03)",
        "days_in_wrong_order": "{field} liegt vor {before}",
        "event_without_day": "der Termin hat weder einen Tag in {planned_on} noch in {held_on}",
        "event_status_unfit": "{held_on} gehört genau dann dazu, wenn {status} „durchgeführt“ ist",
        "outside_plan_years": "liegt außerhalb der Planjahre",
        "still_to_come": "liegt nach dem Tag der Meldung ({reported}), also in der Zukunft",
        "stand_ahead": "der Stand liegt nach dem Eingang ({received}), also in der Zukunft",
        "unit_not_in_period": "die Organisationseinheit „{unit}“ gab es in diesem Zeitraum nicht ({period})",
        "unit_not_on_day": "die Organisationseinheit „{unit}“ gab es an diesem Tag nicht",
        "personal_name_of_file": "der Dateiname sieht nach {personal} aus",
        "personal_name_of_sheet": "der Name eines Blattes sieht nach {personal} aus",
        "personal_cell": "sieht nach {personal} aus",
        "personal_column": "„{heading}“ sieht nach dem Titel einer Spalte mit {personal} aus",
        "personal_comment": "Kommentar {number} sieht nach {personal} aus",
        "personal_field": "{room} (darin ist „{heading}“ der Titel einer Spalte mit {personal})",
        "personal_part": "{room} (etwas darin sieht nach {personal} aus)",
        "personal_record": "Meldung {number} enthält etwas, das nach {personal} aussieht",
        "personal_key": "Meldung {number}: Die Angabe „{heading}“ sieht nach {personal} aus",
        "personal_more": "weitere Stellen mit solchen Angaben: {count}",
        "sum_differs": "die Summe in „{column}“ stimmt nicht mit den Zeilen überein",
        "total_missing": "die Zeile „{label}“ fehlt; die Zeilen sind mit keiner Summe verglichen",
        "columns_ignored": "nach dem Importprofil nicht gelesen ({why}): {columns}",
        "rows_skipped": "nach dem Importprofil nicht gelesen ({why}): {listed}",
        "rows_beyond_the_end": "unter dem Ende der Tabelle stehen Zeilen, die wie Daten aussehen; sie sind nicht "
        "gelesen: {listed}",
        "files_not_counted": "Prüfthemen ohne eine Zeile, die die Akten zählt: {listed}",
        "files_unfit": "die Zahl der Akten passt nicht zu den Prüfthemen: {listed}",
        "counted_by_no_rule": "keine Regel zählt, was Zeile {row} meldet; es zählt für nichts",
        "aggregation_of_no_rule": "keine Regel zählt diese Zahl als {aggregation}, nur als {counted}; sie zählt "
        "für nichts",
        "target_of_no_rule": "keine Regel für solche Meldungen hat die Kennung in {field}; die Meldung zählt "
        "für nichts",
        "topic_of_no_rule": "keine Regel zählt, was in {field} steht; die Meldung zählt für nichts",
        "owed_by_another_level": "„{unit}“ gehört zur Ebene {level}, geschuldet wird das auf der Ebene "
        "{owed}; die Meldung zählt für nichts",
        "no_plan_of_the_year": "für {year}, das Jahr der Anfrage oder Vereinbarung, gibt es keinen Plan; die "
        "Meldung zählt für nichts",
        "participant_unknown": "eine der teilnehmenden Rollen gibt es nicht; der Termin zählt ohne sie",
        "place_unknown": "den genannten Ort gibt es im Haus nicht; der Termin zählt als einer an einem anderen Ort",
        "owner_unknown": "die genannte Rolle gibt es nicht; es antwortet, wem die Regel gehört",
        "two_official_figures": "zum Datenstand {month} war schon eine andere amtliche Zahl gemeldet; es "
        "gilt die zuletzt gemeldete",
        "overtaken_by_official": "eine amtliche Zahl sagt es anders, und sie gilt: {listed}",
        "overtaken_by_data_month": "eine Meldung mit späterem Datenstand sagt es anders, und sie gilt: {listed}",
        "overtaken_by_stand": "eine Meldung mit späterem Stand sagt es anders, und sie gilt: {listed}",
        "overtaken_with_the_same_stand": "eine andere Meldung mit demselben Stand sagt es anders, und sie gilt; was "
        "sie berichtigen soll, braucht einen späteren Stand: {listed}",
        "overtaken_without_stand": "eine Meldung ohne Stand sagt es anders, und sie gilt vor allen mit einem Stand; "
        "was sie berichtigen soll, darf auch keinen nennen: {listed}",
        "corrected_since": "diese Datei war schon eingelesen, seitdem wurde es anders gemeldet, und das gilt; soll "
        "wieder gelten, was hier steht, bitte als neue Datei senden: {listed}",
    },
    "en": {
        "no_profile_of_this_name": "no import profile is for a file of this name",
        "several_profiles_fit": "several import profiles fit this file; tell them apart by 'contains'",
        "lines_of_no_profile": "the file contains the lines of no import profile",
        "sheets_of_no_profile": "the workbook has the sheet of no import profile",
        "headings_of_no_profile": "several import profiles are for files of this name, and its headings fit none",
        "read_by_other_profiles": "the profile '{profile}' reads files of this name no more; others read what they say "
        "when the file comes again",
        "file_empty": "the file is empty",
        "file_withdrawn": "this file was withdrawn on {withdrawn_on} (role: {by}) and does not count; the"
        " administration can make it count again",
        "file_of_another_kind": "{found} (agreed: {wanted})",
        "zip_container": "this is a packed archive; ask the sender for the file in it, unpacked",
        "no_text_file": "a NUL byte: this is no text file (allowed: CSV in {encoding})",
        "packing_torn": "the packed file (.gz) is incomplete or broken; ask the sender for it again",
        "unpacked_too_large": (
            "the file unpacks to more than {megabytes} MB; ask the sender for several files (of CSV files"
            " most_megabytes in [records] of config.toml decides)"
        ),
        "utf16_not_agreed": "the file is UTF-16, its profile says {encoding}; save it as {encoding}",
        "no_utf16": "the file does not begin with the mark of UTF-16, which its profile says; save it as UTF-16",
        "utf8_not_agreed": "the file is UTF-8, its profile says {encoding}; save it as {encoding}",
        "byte_of_another_encoding": "byte {byte} is not {encoding}; save the file as {encoding}",
        "quote_not_closed": "a quoted cell is opened here and never closed before the file ends",
        "text_after_quote": "text stands after the closing quote of a cell that begins here; double the quotes inside "
        "a cell",
        "separator_not_agreed": "the cells are separated by {separator}, the profile says {agreed}; save the file as "
        "CSV with {agreed}",
        "cell_too_long": "a cell is longer than {limit} characters; a closing quote may be missing",
        "row_too_long": "a line is far too long (at most {limit} cells are read); its line ends may be missing",
        "csv_unreadable": "the file is no CSV that can be read",
        "old_or_locked_workbook": "this is an old or password-protected workbook; save it as .xlsx without "
        "one",
        "workbook_too_large": "the workbook unpacks to more than {megabytes} MB",
        "no_workbook": "this is no workbook of the agreed format, or a broken one; save it anew",
        "unscreened_part": "{sealed}; what it holds cannot be screened for personal data: copy the values alone into a "
        "new workbook",
        "cell_too_far": "cell {address} is not empty; at most {most_rows} rows and {most_columns} columns are read",
        "too_many_cells": "there are {count} cells up to the last row and column in use; at most {limit} are read",
        "too_many_rows": "the file has more than {limit} rows: split it into several files",
        "too_many_without_bulk": (
            "the file has more than {limit} rows: with the extra 'bulk' a check reads more,"
            " without it split the file"
        ),
        "more_rows_than_set": (
            "the file has more than {limit} rows, which is what most_rows in [records] of config.toml allows: split it"
            " into several files"
        ),
        "reader_ended": "the file is so broken or so large that reading it came to an end; save it anew",
        "reader_too_slow": "reading the file took longer than {seconds} seconds; make it smaller",
        "sheet_not_agreed": "this sheet is neither read nor ignored",
        "not_one_sheet": "{count} sheets fit '{sheet}'; one is needed",
        "no_json": "this is no JSON ({detail})",
        "json_constant": "{constant} is no number; numbers must be finite",
        "json_too_large": "this JSON holds a number or a nesting that is far too large",
        "no_list": "the file holds no list (allowed: [ {{…}}, {{…}} ] of {schema})",
        "list_not_found": "no list is found at '{path}'",
        "list_empty": "the list is empty",
        "key_twice": "an object has the same key twice",
        "nested_too_deeply": "it is nested too deeply",
        "no_object": "this is no object",
        "schema_unknown": "'schema' is missing or unknown",
        "type_unknown": "'type' is missing or unknown{word}",
        "key_unknown": "unknown key{word}",
        "authority_by_profile": "'authority' is said by the import profile, not by the record",
        "unit_other_than_scope": "'unit' names another unit than 'scope'; an event has only one",
        "no_due_date": "'period': {day} is no due date of '{target}'",
        "value_of_another_kind": "{field:quoted} is {kind}",
        "no_header": "no header line found",
        "no_data_under_a_header": "no header line has a row below it with readable cells in the agreed columns",
        "header_only": "the table has a header but no row below it",
        "no_rows": "no row of the file holds any data",
        "column_missing": "column '{column}' is missing",
        "column_twice": "column '{column}' occurs twice",
        "column_unknown": "unknown column '{title}'",
        "no_heading_read": "no column has one of the headings under which the values stand",
        "heading_says_the_same": "the heading says the same as that of another column",
        "column_headed_otherwise": "the header above this column must say '{heading}'",
        "line_missing": "no line like '{line}' stands above the header",
        "line_missing_below": "no line like '{line}' stands below the data",
        "first_line_missing": "no line like '{line}' is there, below which the table begins",
        "last_row_missing": "no line like '{line}' is there, with which the table ends; the file may be cut off",
        "no_row_is_data": "none of the rows below the header is to be read by the profile",
        "no_such_time": "there is no time {cell}",
        "line_without_period": "the line like '{line}' names no period",
        "no_period_named": "neither the file's name nor a line names the period reported on",
        "periods_differ": "the line says {in_line}, the file's name {in_name}",
        "row_width": "the row has {cells} cells, the header {header}",
        "row_width_expected": "the row has {cells} cells, {expected} are expected",
        "cell_without_title": "the cell stands in a column without a title",
        "row_number_twice": "the row number {number} occurs twice",
        "row_of_no_profile": "no import profile of this table names the word{word}; the row is nobody's",
        "row_of_two_profiles": "several import profiles read this row ({profiles}); tell their rows apart by "
        "'rows: only'",
        "same_key_twice": "different things are said about the same: {listed}; none of them is taken",
        "said_since": "since this file came it was reported otherwise; what is older does not count by itself",
        "kept_out_with_its_file": "quarantined with the file because of row {culprit}",
        "row_of_another_report": "this kind of row does not belong into a report about {period}",
        "cell_empty": "column '{column}' is empty; a value is needed",
        "mark_where_needed": "column '{column}' holds the mark for '{mark}'; a value is needed",
        "formula_not_calculated": "the formula has no calculated value; open the workbook, let it calculate "
        "and save it",
        "error_cell": "the cell holds the error {error}",
        "no_number": "{cell} is no number",
        "text_too_long": "the text is too long (at most {limit} characters)",
        "day_for_number": "{cell} stands where a number belongs",
        "no_whole_number": "{amount} is no whole number",
        "number_not_finite": "a number must be finite",
        "number_too_large": "the number is larger than 64 bits hold",
        "number_too_fine": "the number has more than {limit} decimals",
        "figure_beyond_rule": "{field:quoted} has more digits than rule '{rule}' can compare exactly; round it",
        "text_unstorable": "the text contains a sign that nobody sees and that cannot be stored ({sign})",
        "no_day": "{cell} is no day",
        "number_for_day": "{cell} stands where a day belongs",
        "week_for_day": "{cell} is a week; a day belongs here",
        "no_such_day": "there is no day {cell}",
        "year_of_two_digits": "{cell} has a year of two digits",
        "day_written_otherwise": "{cell} is written in another way than this file's days",
        "week_without_year": "{cell} names no year and the file names none either",
        "no_such_week": "there is no week {cell} in {year}",
        "no_month": "{cell} is no month",
        "day_for_month": "{cell} is a day; a month belongs here",
        "no_such_month": "there is no month {cell}",
        "no_quarter": "{cell} is no quarter",
        "year_implausible": "the year {year} cannot be meant (allowed: {first} to {last})",
        "word_unknown": "unknown word{word}",
        "aggregation_unfit": "this aggregation makes no sense for this kind of row",
        "unit_unknown": "unknown {unit_level}{word}",
        "value_for_unit": "a value stands where the name of a unit belongs",
        "unit_ambiguous": "{cell} may be several units; write the id",
        "field_missing": "{field} is missing",
        "field_negative": "{field} must not be negative",
        "field_too_small": "{field} must be at least {limit}",
        "field_too_large": "{field} must be at most {limit}",
        "field_too_long": "{field} is too long (at most {limit} characters)",
        "part_exceeds_whole": "{part} ({part_value}) exceeds {whole} ({whole_value})",
        "share_exceeds_whole": "{part} ({part_value}) exceeds {whole} ({whole_value}) of a share",
        "faulty_of_whole_files": "{field} must be empty where whole files are counted ({topic} {word})",
        "measurement_without_figure": "a measurement needs a {value}, or a {numerator} and a {denominator}",
        "staff_without_figure": "a staff figure needs a {rate}, {days_sick} and {days_target}, {persons}, "
        "{fte} or {filled}",
        "period_of_a_request": "'{request}' is a request; only what is handed in answers one",
        "no_request_number": "{field}{word} is no number of a request (for example v17 or a-2016-03)",
        "days_in_wrong_order": "{field} ({day}) lies before {before} ({before_day})",
        "event_without_day": "an event needs the day it is planned for or was held on",
        "event_status_unfit": "an event has a {held_on} day exactly when its {status} is held",
        "outside_plan_years": "{time} lies outside the plan years",
        "still_to_come": "{day} was still to come when this was reported ({reported})",
        "stand_ahead": "the Stand ({day}) lies after the day of receipt ({received})",
        "unit_not_in_period": "the unit '{unit}' did not exist in {period}",
        "unit_not_on_day": "the unit '{unit}' did not exist on {day}",
        "personal_name_of_file": f"the file's name holds what looks like {{personal}}; {REMEDY}",
        "personal_name_of_sheet": f"a sheet's name holds what looks like {{personal}}; {REMEDY}",
        "personal_cell": f"the cell holds what looks like {{personal}}; {REMEDY}",
        "personal_column": f"'{{heading}}' heads what looks like {{personal}}; {REMEDY}",
        "personal_comment": f"comment {{number}} holds what looks like {{personal}}; {REMEDY}",
        "personal_field": f"{{room}} (in it '{{heading}}' heads {{personal}}); {REMEDY}",
        "personal_part": f"{{room}} (something in it looks like {{personal}}); {REMEDY}",
        "personal_record": f"record {{number}} holds what looks like {{personal}}; {REMEDY}",
        "personal_key": f"record {{number}}: the key '{{heading}}' names what looks like {{personal}}; {REMEDY}",
        "personal_more": "{count} more places hold such data",
        "sum_differs": "sum row, column '{column}' says {sum}, the rows give {rows}",
        "total_missing": "the row '{label}' is missing; the rows were held against no sum",
        "columns_ignored": "not read, as the profile says ({why}): {columns} ({titles})",
        "rows_skipped": "not read, as the profile says ({why}): {listed}",
        "rows_beyond_the_end": "rows that look like data stand below the end of the table and are not read: {listed}",
        "files_not_counted": "{batches:one batch has|# batches have} topic results but no row that counts the files: "
        "{listed}",
        "files_unfit": "{files} files cannot have given topics of at most {most} and {all} in all: {listed}",
        "counted_by_no_rule": "no rule counts '{topic}' (row {row}); it counts for nothing",
        "aggregation_of_no_rule": "no rule counts '{topic}' as {aggregation}, only as {counted}; it counts for nothing",
        "target_of_no_rule": "no rule for such a record has the id{word} in {field:quoted}; it counts for nothing",
        "topic_of_no_rule": "no rule counts what is named in {field:quoted}{word}; it counts for nothing",
        "owed_by_another_level": "'{unit}' is of level {level}, and this is owed by level {owed}; it counts "
        "for nothing",
        "no_plan_of_the_year": "there is no plan of {year}, the year in which it was asked for or agreed; it "
        "counts for nothing",
        "participant_unknown": "there is no role '{role}'; the event counts without it",
        "place_unknown": "there is no unit '{place}'; the event counts as held elsewhere",
        "owner_unknown": "there is no role '{role}'; whoever owns the rule answers for it",
        "two_official_figures": "two official figures for the data month {month}",
        "overtaken_by_official": "an official figure says otherwise and counts: {listed}",
        "overtaken_by_data_month": "a record of a later data month says otherwise and counts: {listed}",
        "overtaken_by_stand": "a record with a later Stand says otherwise and counts: {listed}",
        "overtaken_with_the_same_stand": "another record with the same Stand says otherwise and counts; what is to "
        "correct it needs a later Stand: {listed}",
        "overtaken_without_stand": "a record without a Stand says otherwise and counts before all that bear one; what "
        "is to correct it must bear none either: {listed}",
        "corrected_since": "this file was read before, it was said otherwise since, and that counts; if what it says "
        "is to count again, send it as a new file: {listed}",
    },
}  # fmt: skip
# What a mark in place of a value says.
MARKS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "suppressed": "unterdrückt",
        "unknown": "nicht bekannt",
        "not_applicable": "trifft nicht zu",
        "unreliable": "nicht belastbar",
        "later": "folgt später",
        "missing": "fehlt",
    },
    "en": {
        "suppressed": "suppressed",
        "unknown": "not known",
        "not_applicable": "not applicable",
        "unreliable": "unreliable",
        "later": "to follow",
        "missing": "missing",
    },
}
AGGREGATIONS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "month": "Monatswert",
        "ytd": "Wert des Jahres bis dahin",
        "rolling12_mean": "gleitendes Mittel von zwölf Monaten",
        "year_mean": "Jahresdurchschnitt",
        "point": "Stichtagswert",
    },
    "en": {
        "month": "the month's own figure",
        "ytd": "the figure of the year so far",
        "rolling12_mean": "a mean of twelve months",
        "year_mean": "the mean of the year",
        "point": "the figure of a day",
    },
}
PERSONAL: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "email": "einer Mailadresse",
        "iban": "einer Bankverbindung",
        "bg_number": "der Nummer einer Bedarfsgemeinschaft",
        "customer_number": "einer Kundennummer",
        "insurance_number": "einer Versicherungsnummer",
        "birth_date": "einem Geburtsdatum",
        "phone": "einer Telefonnummer",
        "person": "dem Namen einer Person",
        "names": "Namen von Personen",
        "customer_numbers": "Kundennummern",
        "bg_numbers": "Nummern von Bedarfsgemeinschaften",
        "case_numbers": "Aktenzeichen einzelner Fälle",
        "birth_dates": "Geburtsdaten",
        "bank_accounts": "Bankverbindungen",
        "insurance_numbers": "Versicherungs- oder Steuernummern",
        "addresses": "Anschriften",
    },
    "en": {
        "email": "an e-mail address",
        "iban": "an IBAN",
        "bg_number": "a BG number",
        "customer_number": "a customer number",
        "insurance_number": "an insurance number",
        "birth_date": "a birth date",
        "phone": "a telephone number",
        "person": "a person's name",
        "names": "a column of names",
        "customer_numbers": "a column of customer numbers",
        "bg_numbers": "a column of BG numbers",
        "case_numbers": "a column of file numbers of single cases",
        "birth_dates": "a column of birth dates",
        "bank_accounts": "a column of bank accounts",
        "insurance_numbers": "a column of insurance or tax numbers",
        "addresses": "a column of addresses",
    },
}
SEPARATORS: Mapping[Locale, Mapping[str, str]] = {
    "de": {";": "Semikolon (;)", ",": "Komma (,)", "\t": "Tabulator", "|": "senkrechten Strich (|)"},
    "en": {";": "';'", ",": "','", "\t": "tab", "|": "'|'"},
}
# What a file is instead of what was agreed, and what to ask its sender for.
FOUND: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "text": "das ist eine Textdatei, vielleicht CSV, auch wenn der Dateiname anderes sagt; bitte die Arbeitsmappe "
        "selbst senden",
        "xlsx": "das ist eine XLSX-Arbeitsmappe, auch wenn der Dateiname anderes sagt; bitte im vereinbarten Format "
        "speichern",
        "xlsb": "das ist eine binäre Arbeitsmappe (XLSB); bitte im vereinbarten Format speichern",
        "xls": "das ist eine Arbeitsmappe im alten Format (XLS); bitte im vereinbarten Format speichern",
        "ods": "das ist eine Arbeitsmappe von LibreOffice (ODS); bitte im vereinbarten Format speichern",
        "numbers": "das ist eine Tabelle von Apple Numbers; bitte im vereinbarten Format exportieren",
        "locked": "die Datei ist mit einem Kennwort geschützt; bitte ohne Kennwort speichern und neu senden",
        "pdf": "das ist ein PDF, daraus wird keine Zahl gelesen; bitte die Tabelle senden, aus der es gemacht ist",
        "image": "das ist ein Bild; bitte die Tabelle selbst senden, kein Foto und kein Bildschirmfoto",
        "document": "das ist ein Textdokument (Word oder Writer); bitte die Tabelle daraus als eigene Datei senden",
        "slides": "das ist eine Präsentation; bitte die Tabelle senden, aus der ihre Zahlen sind",
        "web_page": "das ist eine Webseite (HTML), auch wenn der Dateiname anderes sagt; bitte mit der "
        "Tabellenkalkulation öffnen und im vereinbarten Format speichern",
        "xml": "das ist XML; bitte mit der Tabellenkalkulation öffnen und im vereinbarten Format speichern",
        "mail": "das ist eine gespeicherte E-Mail; bitte nur ihren Anhang senden",
        "database": "das ist eine Datenbank; bitte die Tabelle daraus exportieren",
    },
    "en": {
        "text": "this is a text, perhaps CSV; ask the sender for the workbook itself, or declare the format that it "
        "has",
        "xlsx": "this is an XLSX workbook; ask the sender to save it as agreed, or declare 'format: xlsx'",
        "xlsb": "this is a binary workbook (XLSB); ask the sender to save it as agreed",
        "xls": "this is a workbook of the old format (XLS); ask the sender to save it as agreed, or declare "
        "'format: xls'",
        "ods": "this is a workbook of LibreOffice (ODS); ask the sender to save it as agreed, or declare 'format: ods'",
        "numbers": "this is a table of Apple Numbers; ask the sender to export it as agreed",
        "locked": "the file is protected by a password; ask the sender for it without one",
        "pdf": "this is a PDF, and no figure is read from one; ask the sender for the table that it was made of",
        "image": "this is a picture; ask the sender for the table itself",
        "document": "this is a text document (Word or Writer); ask the sender for its table as a file of its own",
        "slides": "this is a presentation; ask the sender for the table that its figures come from",
        "web_page": "this is a web page (HTML), whatever it is called; ask the sender to open it with a spreadsheet "
        "and save it as agreed",
        "xml": "this is XML; ask the sender to open it with a spreadsheet and save it as agreed",
        "mail": "this is a stored mail; ask the sender for its attachment alone",
        "database": "this is a database; ask the sender to export the table from it",
    },
}
# What of a workbook no cell shows, and how its sender gets rid of it.
ROOMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "pivot_cache": "der Pivot-Zwischenspeicher enthält Einzelfälle; bitte als Werte speichern",
        "external_link": "die Arbeitsmappe merkt sich Einzelfälle aus einer anderen Mappe; bitte die Verknüpfung lösen",
        "query": "eine Datenabfrage enthält Einzelfälle; bitte als Werte speichern",
        "table": "eine als Tabelle formatierte Liste enthält Einzelfälle; bitte in einen Bereich umwandeln",
        "chart": "ein Diagramm enthält Einzelfälle; bitte löschen oder als Bild einfügen",
        "embedded": "ein eingebettetes Dokument enthält Einzelfälle; bitte löschen",
        "custom_xml": "im unsichtbaren XML der Arbeitsmappe stehen Einzelfälle; bitte mit der Dokumentprüfung "
        "entfernen",
        "text_box": "ein Textfeld oder eine Zeichnung enthält Angaben zu Personen; bitte löschen",
        "sheet": "Kopfzeile, Fußzeile, eine Auswahlliste oder ein Hinweis eines Blattes enthält Angaben zu Personen; "
        "bitte löschen",
        "strings": "die Arbeitsmappe enthält gelöschte Texte zu Personen; bitte die Werte in eine neue kopieren",
        "names": "ein definierter Name enthält Angaben zu Personen; bitte im Namens-Manager löschen",
        "link": "ein Link der Arbeitsmappe enthält Angaben zu Personen; bitte löschen",
        "other": "ein unsichtbarer Teil der Arbeitsmappe enthält Angaben zu Personen; bitte die Werte in eine neue "
        "kopieren",
    },
    "en": {
        "pivot_cache": "the pivot cache holds single cases: save it as values",
        "external_link": "the workbook remembers single cases of another workbook: break the link",
        "query": "a query holds single cases: save it as values",
        "table": "a list formatted as a table holds single cases: convert it to a range",
        "chart": "a chart holds single cases: remove it, or paste it as a picture",
        "embedded": "an embedded document holds single cases: remove it",
        "custom_xml": "invisible XML of the workbook holds single cases: remove it with the document inspector",
        "text_box": "a text box or drawing holds data of persons: remove it",
        "sheet": "a header, footer, list of choices or hint of a sheet holds data of persons: remove it",
        "strings": "the workbook holds deleted texts about persons: copy the values into a new one",
        "names": "a defined name holds data of persons: remove it in the name manager",
        "link": "a link of the workbook holds data of persons: remove it",
        "other": "an invisible part of the workbook holds data of persons: copy the values into a new one",
    },
}
# What cannot be screened at all.
SEALED: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "data_model": "die Arbeitsmappe hat ein Datenmodell (Power Pivot)",
        "query": "die Arbeitsmappe hat eine Power-Query-Abfrage",
        "macros": "die Arbeitsmappe hat Makros",
        "pivot_cache": "die Arbeitsmappe hat einen Pivot-Zwischenspeicher",
        "control": "die Arbeitsmappe hat ein Steuerelement",
        "embedded": "in die Arbeitsmappe ist ein Objekt eingebettet",
        "custom_xml": "die Arbeitsmappe hat unsichtbare verpackte Daten",
        "other": "die Arbeitsmappe hat einen Teil, der kein lesbarer Text ist",
    },
    "en": {
        "data_model": "the workbook has a data model (Power Pivot)",
        "query": "the workbook has a Power Query",
        "macros": "the workbook has macros",
        "pivot_cache": "the workbook has a pivot cache",
        "control": "the workbook has a control",
        "embedded": "an object is embedded in the workbook",
        "custom_xml": "the workbook has invisible packed data",
        "other": "the workbook has a part that is no readable text",
    },
}
KINDS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "whole": "keine ganze Zahl",
        "exact": "keine lesbare Zahl",
        "day": "kein lesbares Datum",
        "instant": "kein Zeitpunkt mit Zeitzone",
        "plan": "weder ein Tag noch eine Kalenderwoche",
        "period": "kein lesbarer Zeitraum",
        "month": "kein lesbarer Monat",
        "unit": "kein Kürzel einer Organisationseinheit",
        "proof": "kein Nachweis mit Art und Aktenzeichen",
        "roles": "keine Liste von Rollen",
        "truth": "weder wahr noch falsch",
        "word": "kein vereinbartes Wort",
    },
    "en": {
        "whole": "no whole number",
        "exact": "no number",
        "day": "no day",
        "instant": "no instant with a zone",
        "plan": "neither a day nor a week",
        "period": "no period",
        "month": "no month",
        "unit": "no id of a unit",
        "proof": "no proof with its kind and reference",
        "roles": "no list of roles",
        "truth": "neither true nor false",
        "word": "no agreed word",
    },
}
# What every house has; a level of its own comes with the house's words. "unit": of any level.
UNITS: Mapping[Locale, Mapping[str, str]] = {
    "de": {"organisation": "dieses Haus", "unit": "diese Organisationseinheit"},
    "en": {"organisation": "organisation", "unit": "unit"},
}
LEVELS: Mapping[Locale, Mapping[str, str]] = {"de": {"organisation": "Haus"}, "en": {"organisation": "organisation"}}
# How periods are written: as a sender writes them, or in words.
PERIODS_IN_WORDS: Mapping[Locale, frozenset[str]] = {
    "de": frozenset({"period", "in_line", "in_name", "month"}),
    "en": frozenset(),
}
OR: Mapping[Locale, str] = {"de": " oder ", "en": " or "}
QUOTES: Mapping[Locale, tuple[str, str]] = {"de": ("„", "“"), "en": ("'", "'")}
# Is our own name of a field in quotes, as a sender's title is?
QUOTES_OUR_NAMES: Mapping[Locale, bool] = {"de": True, "en": False}
# Where it is: what must be known, and how it is said. A German receipt names its file once, above.
PLACES: Mapping[Locale, tuple[tuple[str, str], ...]] = {
    "de": (("sheet", "Blatt „{sheet}“"), ("line", "Zeile {line} der Datei"), ("column", "Spalte {column}")),
    "en": (("file", "{place}"),),
}
PARTS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "record": "Meldung {record}",
        "row": "Zeile {row}",
        "is_sum_row": "Summenzeile",
        "column": "Spalte „{column}“",
        "field": "Angabe „{field}“",
    },
    "en": {
        "record": "record {record}",
        "row": "row {row}",
        "is_sum_row": "sum row",
        "column": "column '{column}'",
        "field": "'{field}'",
    },
}
BETWEEN_PARTS: Mapping[Locale, str] = {"de": ": ", "en": ", "}
ALLOWED: Mapping[Locale, str] = {"de": " (zulässig: {names})", "en": " (allowed: {names})"}
# How many choices are named at most; more would hide the sentence.
LONGEST_CHOICE: Mapping[Locale, int] = {"de": 12, "en": sys.maxsize}
NEAREST: Mapping[Locale, str] = {"de": "; gemeint ist vielleicht „{name}“", "en": "; did you mean '{name}'?"}
# The word that stands there and the one that was meant look the same.
LOOKS_ALIKE: Mapping[Locale, str] = {
    "de": "; geschrieben ist es mit dem Zeichen {sign}, das nur so aussieht",
    "en": " It is written with {sign}, which only looks alike.",
}
# One, several, and how many are not named.
COLUMNS: Mapping[Locale, tuple[str, str, str]] = {
    "de": ("Spalte {rows}", "Spalten {rows}", "Spalten {rows} und {more} weitere"),
    "en": ("column {rows}", "columns {rows}", "columns {rows} and {more} more"),
}
ROWS: Mapping[Locale, tuple[str, str, str]] = {
    "de": ("Zeile {rows}", "Zeilen {rows}", "Zeilen {rows} und {more} weitere"),
    "en": ("row {rows}", "rows {rows}", "rows {rows} and {more} more"),
}
