# language: en
Feature: Four mortality conferences on every ward (row Q4)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q4
  Scenario: Q4: As it stands in the rulebook
    Then the rulebook says of Q4:
      | target            | Four mortality conferences on every ward                                             |
      | asked for         | at least 4 conferences                                                               |
      | counted           | mortality conference                                                                 |
      | judged            | for each ward                                                                        |
      | period            | the year 2025                                                                        |
      | course            | 1 by 31 March 2025, 2 by 30 June 2025, 3 by 30 September 2025, 4 by 31 December 2025 |
      | due               | 31 December 2025; the end of the period never moves                                  |
      | answered for by   | head of ward                                                                         |
      | severity          | minor                                                                                |
      | then escalated to | in the digest only                                                                   |

  @Q4
  Scenario: Q4: Just below the bound of 4 conferences: 3
    Given what is reported for Q4 in "Surgery" about "2025" adds up to: 3
    When that is judged on 1 January 2026
    Then the verdict on it is "target missed" with the figure "3 conferences"

  @Q4
  Scenario: Q4: Exactly at the bound of 4 conferences: 4
    Given what is reported for Q4 in "Surgery" about "2025" adds up to: 4
    When that is judged on 1 January 2026
    Then the verdict on it is "met" with the figure "4 conferences"

  @Q4
  Scenario: Q4: Just above the bound of 4 conferences: 5
    Given what is reported for Q4 in "Surgery" about "2025" adds up to: 5
    When that is judged on 1 January 2026
    Then the verdict on it is "met" with the figure "5 conferences"

  @Q4
  Scenario: Q4: The figures are missing when they could be expected
    Given what is reported for Q4 in "Surgery" about "2025" adds up to: nothing
    When that is judged on 1 January 2026
    Then the verdict on it is "target missed" with the figure "0 conferences"

  @Q4
  Scenario: Q4: At the beginning of the period there are no figures yet
    Given what is reported for Q4 in "Surgery" about "2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open" with the figure "0 conferences"
