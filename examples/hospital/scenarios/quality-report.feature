# language: en
Feature: Quality report of 2024, handed in to the state (row Q9)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q9
  Scenario: Q9: As it stands in the rulebook
    Then the rulebook says of Q9:
      | target            | Quality report of 2024, handed in to the state                     |
      | proof             | with a file number                                                 |
      | contents          | the quality of care, the figures on staffing                       |
      | judged            | for the whole house                                                |
      | period            | the year 2025                                                      |
      | due               | 31 May 2025; on a day off, the next working day counts             |
      | answered for by   | quality office                                                     |
      | severity          | major                                                              |
      | then escalated to | chief executive, state health authority, 5 working days later each |
      | reminded          | 20, 5, 1 working days before                                       |

  @Q9
  Scenario: Q9: A week before the last day it is there
    Given what is reported for Q9 about "2025" adds up to: on 26 May 2025
    When that is judged on 9 June 2025
    Then the verdict on it is "met"

  @Q9
  Scenario: Q9: On the last day, 2 June 2025, it is there
    Given what is reported for Q9 about "2025" adds up to: on 2 June 2025
    When that is judged on 9 June 2025
    Then the verdict on it is "met"

  @Q9
  Scenario: Q9: A day after the last it is there
    Given what is reported for Q9 about "2025" adds up to: on 3 June 2025
    When that is judged on 9 June 2025
    Then the verdict on it is "met (late)"

  @Q9
  Scenario: Q9: On the last day, 2 June 2025, it is not there yet
    Given what is reported for Q9 about "2025" adds up to: nothing
    When that is judged on 2 June 2025
    Then the verdict on it is "open"

  @Q9
  Scenario: Q9: The last day is over and it is missing
    Given what is reported for Q9 about "2025" adds up to: nothing
    When that is judged on 3 June 2025
    Then the verdict on it is "date missed"
