# language: en
Feature: Beds in use (row Q10)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q10
  Scenario: Q10: As it stands in the rulebook
    Then the rulebook says of Q10:
      | target            | Beds in use                                                |
      | kept from         | 80 to 85%                                                  |
      | counted           | beds in use                                                |
      | judged            | for the whole house                                        |
      | period            | each month of 2025                                         |
      | due               | at the end of the period; the day counts even on a day off |
      | reported          | monthly by Quality office                                  |
      | figures expected  | 10 working days after the end of the period                |
      | answered for by   | director of nursing                                        |
      | severity          | for information                                            |
      | then escalated to | in the digest only                                         |

  @Q10
  Scenario: Q10: A share is reported
    Given what is reported for Q10 about "January 2025" adds up to: 30 of 100
    When that is judged on 15 February 2025
    Then the verdict on it is "for information" with the figure "30.0% (30 of 100)"

  @Q10
  Scenario: Q10: The figures are missing when they could be expected
    Given what is reported for Q10 about "January 2025" adds up to: nothing
    When that is judged on 15 February 2025
    Then the verdict on it is "for information"

  @Q10
  Scenario: Q10: At the beginning of the period there are no figures yet
    Given what is reported for Q10 about "January 2025" adds up to: nothing
    When that is judged on 1 January 2025
    Then the verdict on it is "for information"
