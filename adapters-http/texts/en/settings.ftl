# The household's settings.

settings-title = Settings
settings-name = Household
settings-name-hint = What it is called here; nothing depends on it.
settings-locale = Language and region
settings-locale-hint = How words, numbers and dates are written, such as en-GB, de-AT or ar-EG. Others can be typed.
settings-currency = Currency
settings-currency-hint = Its code of three letters, such as EUR. It stays as it is once there are amounts.
settings-time-zone = Time zone
settings-time-zone-hint = Says which day today is, such as Europe/Berlin.
settings-start-day = First day of the month
settings-start-day-hint = 1 to 28. With 25, a month begins on payday and lasts until the 24th; it bears the name of the month it mostly lies in. A change counts for months not created yet.
settings-spoken = The pages speak these languages; for others the words are English and the numbers and dates their own:
settings-save = Save
settings-saved = Saved.
settings-backups = Backups
settings-all-backups = All backups
settings-activity = Activity: every change that was made
settings-api = The HTTP API
