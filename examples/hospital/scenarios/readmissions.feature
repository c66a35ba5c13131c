# language: en
Feature: Patients who come back within 30 days (row Q8)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q8
  Scenario: Q8: As it stands in the rulebook
    Then the rulebook says of Q8:
      | target            | Patients who come back within 30 days                       |
      | asked for         | at most 4.5%                                                |
      | counted           | came back within 30 days                                    |
      | judged            | for the whole house                                         |
      | period            | each month of 2025                                          |
      | due               | at the end of the period; the end of the period never moves |
      | reported          | monthly by Quality office                                   |
      | figures expected  | 10 working days after the end of the period                 |
      | answered for by   | medical director                                            |
      | severity          | major                                                       |
      | then escalated to | chief executive, 5 working days later each                  |

  @Q8
  Scenario: Q8: Just below the bound of 4.5%: 44 of 1,000
    Given what is reported for Q8 about "January 2025" adds up to: 44 of 1,000
    When that is judged on 15 February 2025
    Then the verdict on it is "met" with the figure "4.4% (44 of 1000)"

  @Q8
  Scenario: Q8: Exactly at the bound of 4.5%: 45 of 1,000
    Given what is reported for Q8 about "January 2025" adds up to: 45 of 1,000
    When that is judged on 15 February 2025
    Then the verdict on it is "met" with the figure "4.5% (45 of 1000)"

  @Q8
  Scenario: Q8: Just above the bound of 4.5%: 46 of 1,000
    Given what is reported for Q8 about "January 2025" adds up to: 46 of 1,000
    When that is judged on 15 February 2025
    Then the verdict on it is "target missed" with the figure "4.6% (46 of 1000)"

  @Q8
  Scenario: Q8: The figures are missing when they could be expected
    Given what is reported for Q8 about "January 2025" adds up to: nothing
    When that is judged on 15 February 2025
    Then the verdict on it is "cannot be judged"

  @Q8
  Scenario: Q8: At the beginning of the period there are no figures yet
    Given what is reported for Q8 about "January 2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "open"
