# language: en
Feature: What infection control found after a month with too many infections (row Q3)
  Written from the rulebook: what it says today is what is expected. Whether the plan means that is for the reader.

  @Q3
  Scenario: Q3: As it stands in the rulebook
    Then the rulebook says of Q3:
      | target            | What infection control found after a month with too many infections          |
      | proof             | with a file number                                                           |
      | judged            | for the whole house                                                          |
      | period            | each request of 2025                                                         |
      | due               | 10 working days after the request; on a day off, the next working day counts |
      | answered for by   | infection control                                                            |
      | severity          | major                                                                        |
      | then escalated to | medical director, chief executive, 5 working days later each                 |
      | reminded          | 5, 1 working days before                                                     |
