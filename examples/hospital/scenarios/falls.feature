# language: en
Feature: Falls with an injury (row Q6)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q6
  Scenario: Q6: As it stands in the rulebook
    Then the rulebook says of Q6:
      | target            | Falls with an injury                                |
      | asked for         | at most 40 falls                                    |
      | counted           | falls with an injury                                |
      | judged            | for the whole house                                 |
      | period            | the year 2025                                       |
      | course            | equal months                                        |
      | due               | 31 December 2025; the end of the period never moves |
      | reported          | monthly by Quality office                           |
      | figures expected  | 10 working days after the end of the period         |
      | answered for by   | director of nursing                                 |
      | severity          | major                                               |
      | then escalated to | chief executive, 5 working days later each          |

  @Q6
  Scenario: Q6: Just below the bound of 40 falls: 39
    Given what is reported for Q6 about "2025" adds up to: 39
    When that is judged on 16 January 2026
    Then the verdict on it is "met" with the figure "39 falls"

  @Q6
  Scenario: Q6: Exactly at the bound of 40 falls: 40
    Given what is reported for Q6 about "2025" adds up to: 40
    When that is judged on 16 January 2026
    Then the verdict on it is "met" with the figure "40 falls"

  @Q6
  Scenario: Q6: Just above the bound of 40 falls: 41
    Given what is reported for Q6 about "2025" adds up to: 41
    When that is judged on 16 January 2026
    Then the verdict on it is "target missed" with the figure "41 falls"

  @Q6
  Scenario: Q6: The figures are missing when they could be expected
    Given what is reported for Q6 about "2025" adds up to: nothing
    When that is judged on 16 January 2026
    Then the verdict on it is "cannot be judged"

  @Q6
  Scenario: Q6: At the beginning of the period there are no figures yet
    Given what is reported for Q6 about "2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open"
