# language: en
Feature: Seen within 30 minutes in emergency (row Q7)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q7
  Scenario: Q7: As it stands in the rulebook
    Then the rulebook says of Q7:
      | target            | Seen within 30 minutes in emergency                                               |
      | asked for         | at most 30 minutes                                                                |
      | kept by           | at most 10%                                                                       |
      | counted           | waited longer than 30 minutes                                                     |
      | judged            | for Emergency                                                                     |
      | period            | each month of 2025                                                                |
      | due               | at the end of the period; the day counts even on a day off                        |
      | reported          | monthly by Quality office                                                         |
      | figures expected  | 10 working days after the end of the period                                       |
      | answered for by   | head of ward                                                                      |
      | severity          | major                                                                             |
      | then escalated to | head of division, director of nursing, chief executive, 5 working days later each |

  @Q7
  Scenario: Q7: Just below the bound of 10%: 29 of 300
    Given what is reported for Q7 in "Emergency" about "January 2025" adds up to: 29 of 300
    When that is judged on 15 February 2025
    Then the verdict on it is "met" with the figure "9.7% (29 of 300)"

  @Q7
  Scenario: Q7: Exactly at the bound of 10%: 30 of 300
    Given what is reported for Q7 in "Emergency" about "January 2025" adds up to: 30 of 300
    When that is judged on 15 February 2025
    Then the verdict on it is "met" with the figure "10.0% (30 of 300)"

  @Q7
  Scenario: Q7: Just above the bound of 10%: 31 of 300
    Given what is reported for Q7 in "Emergency" about "January 2025" adds up to: 31 of 300
    When that is judged on 15 February 2025
    Then the verdict on it is "target missed" with the figure "10.3% (31 of 300)"

  @Q7
  Scenario: Q7: The figures are missing when they could be expected
    Given what is reported for Q7 in "Emergency" about "January 2025" adds up to: nothing
    When that is judged on 15 February 2025
    Then the verdict on it is "cannot be judged"

  @Q7
  Scenario: Q7: At the beginning of the period there are no figures yet
    Given what is reported for Q7 in "Emergency" about "January 2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open"
