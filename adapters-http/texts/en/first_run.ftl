# The first run: from an empty household to its first month in three steps.

first-run-title = First steps
first-run-steps = Steps
first-run-step-household = Household
first-run-step-template = What recurs
first-run-step-month = First month
first-run-welcome = Welcome
first-run-lead = A budget kept month by month: the template says what recurs, each month is a snapshot of it, and what was lived in stays as it was. Three short steps lead to the first month.
first-run-go-on = Go on
first-run-skip-household = Skip, as it is
first-run-later = All of this can be changed later under Settings; only the currency stays once there are amounts.

first-run-template-title = What comes in and goes out?
first-run-template-lead = Tick what recurs and type what it is in a usual month. A handful is enough to begin with.
first-run-template-hint = An amount left empty is planned as nothing for now. Everything can be renamed, moved and completed in the template later.
first-run-amount-of = { $name }: amount in a month
first-run-owed = Owed now
first-run-rate = Yearly rate in percent
first-run-to-allocate = To allocate
first-run-over = more is planned than comes in
first-run-unreadable = …
first-run-add-lines = Add what is ticked
first-run-add-up = Add up
first-run-skip-template = Skip, begin with an empty template

first-run-category-income = Income
first-run-category-housing = Housing
first-run-category-food = Food
first-run-category-transport = Transport
first-run-category-health = Health
first-run-category-family = Family
first-run-category-leisure = Leisure
first-run-category-savings = Savings
first-run-category-debts = Debts
first-run-line-salary = Salary
first-run-line-child-benefit = Child benefit
first-run-line-other-income = Other income
first-run-line-rent = Rent or mortgage
first-run-line-energy = Electricity and heating
first-run-line-internet = Internet and phone
first-run-line-home-insurance = Home insurance
first-run-line-groceries = Groceries
first-run-line-eating-out = Eating out
first-run-line-tickets = Bus and train
first-run-line-fuel = Fuel
first-run-line-car = Car: insurance and repairs
first-run-line-health-insurance = Health insurance
first-run-line-medicine = Doctor and medicine
first-run-line-childcare = Childcare and school
first-run-line-clothes = Clothes
first-run-line-gifts = Gifts
first-run-line-hobbies = Hobbies and sports
first-run-line-subscriptions = Subscriptions
first-run-line-holidays = Holidays
first-run-line-reserve = Reserve for emergencies
first-run-line-retirement = Retirement
first-run-line-card = Credit card
first-run-line-loan = Loan

first-run-month-title = Begin { $month }
first-run-month-lead = It runs from { $days }. This is what it would plan.
first-run-which-month = Which month to begin with
first-run-figures = The month in figures
first-run-income = Income
first-run-going-out = Going out
first-run-month-caption = What { $month } would plan
first-run-entry = Entry
first-run-planned = Planned
first-run-set-aside = Set aside already
first-run-set-aside-of = { $name }: set aside already
first-run-set-aside-hint = Where money is there already for something, such as 120 for gifts, type it here: the month then has that much more to spend on it. A minus stands for what is overspent already. Empty: nothing.
first-run-month-empty = The template is empty, so that the month will be too. Entries can be added to the month itself.
first-run-activate = Live in it at once
first-run-activate-hint = The month becomes active and takes postings. Without the tick it stays a draft, a plan to work on.
first-run-begin = Begin { $month }
first-run-change-template = Change the template first

first-run-done-title = This household has begun
first-run-done-lead = The first steps are for a household without a month. This one lives in { $month }.
first-run-done-month = Open { $month }
first-run-done-template = Template
first-run-done-settings = Settings
first-run-filled-title = The template is filled
first-run-filled-lead = { $count ->
    [0] It has no entry that is in use.
    [one] It has { $count } entry. What is missing is added there.
   *[other] It has { $count } entries. What is missing is added there.
}
first-run-filled-month = On to the first month
