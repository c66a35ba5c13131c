# language: en
Feature: Infections acquired in hospital per 1,000 patient days (row Q2)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q2
  Scenario: Q2: As it stands in the rulebook
    Then the rulebook says of Q2:
      | target            | Infections acquired in hospital per 1,000 patient days |
      | asked for         | under 2.5 per 1,000 patient days                       |
      | counted           | infections acquired in hospital                        |
      | judged            | for the whole house                                    |
      | period            | the year 2025                                          |
      | due               | 31 December 2025; the end of the period never moves    |
      | reported          | monthly by Quality office                              |
      | figures expected  | 10 working days after the end of the period            |
      | answered for by   | medical director                                       |
      | severity          | critical                                               |
      | then escalated to | chief executive, 2 working days later each             |

  @Q2
  Scenario: Q2: Just below the bound of 2.5 per 1,000 patient days: 24 of 10,000
    Given what is reported for Q2 about "2025" adds up to: 24 of 10,000
    When that is judged on 16 January 2026
    Then the verdict on it is "met" with the figure "2.40 per 1,000 patient days (24 of 10000)"

  @Q2
  Scenario: Q2: Exactly at the bound of 2.5 per 1,000 patient days: 25 of 10,000
    Given what is reported for Q2 about "2025" adds up to: 25 of 10,000
    When that is judged on 16 January 2026
    Then the verdict on it is "target missed" with the figure "2.50 per 1,000 patient days (25 of 10000)"

  @Q2
  Scenario: Q2: Just above the bound of 2.5 per 1,000 patient days: 26 of 10,000
    Given what is reported for Q2 about "2025" adds up to: 26 of 10,000
    When that is judged on 16 January 2026
    Then the verdict on it is "target missed" with the figure "2.60 per 1,000 patient days (26 of 10000)"

  @Q2
  Scenario: Q2: The figures are missing when they could be expected
    Given what is reported for Q2 about "2025" adds up to: nothing
    When that is judged on 16 January 2026
    Then the verdict on it is "cannot be judged"

  @Q2
  Scenario: Q2: At the beginning of the period there are no figures yet
    Given what is reported for Q2 about "2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open"
