# language: en
Feature: Patients stay 6.2 days on average (row Q5)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q5
  Scenario: Q5: As it stands in the rulebook
    Then the rulebook says of Q5:
      | target            | Patients stay 6.2 days on average                   |
      | asked for         | at most 6.2 days                                    |
      | counted           | days in hospital per patient                        |
      | judged            | for the whole house                                 |
      | period            | the year 2025                                       |
      | due               | 31 December 2025; the end of the period never moves |
      | reported          | monthly by Quality office                           |
      | figures expected  | 10 working days after the end of the period         |
      | answered for by   | medical director                                    |
      | severity          | minor                                               |
      | then escalated to | in the digest only                                  |

  @Q5
  Scenario: Q5: Just below the bound of 6.2 days: 61 of 10
    Given what is reported for Q5 about "2025" adds up to: 61 of 10
    When that is judged on 16 January 2026
    Then the verdict on it is "met" with the figure "6.1 days (61 over 10)"

  @Q5
  Scenario: Q5: Exactly at the bound of 6.2 days: 62 of 10
    Given what is reported for Q5 about "2025" adds up to: 62 of 10
    When that is judged on 16 January 2026
    Then the verdict on it is "met" with the figure "6.2 days (62 over 10)"

  @Q5
  Scenario: Q5: Just above the bound of 6.2 days: 63 of 10
    Given what is reported for Q5 about "2025" adds up to: 63 of 10
    When that is judged on 16 January 2026
    Then the verdict on it is "target missed" with the figure "6.3 days (63 over 10)"

  @Q5
  Scenario: Q5: The figures are missing when they could be expected
    Given what is reported for Q5 about "2025" adds up to: nothing
    When that is judged on 16 January 2026
    Then the verdict on it is "cannot be judged"

  @Q5
  Scenario: Q5: At the beginning of the period there are no figures yet
    Given what is reported for Q5 about "2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open"
