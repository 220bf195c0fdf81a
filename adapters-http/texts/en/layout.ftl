# What stands around every page.

layout-skip = Skip to content
layout-main = Main
layout-month = Month
layout-months = Months
layout-template = Template
layout-settings = Settings
layout-theme = Turn between light and dark
layout-keys = Keys
layout-key-new-posting = New posting
layout-key-filter = Filter the entries
layout-key-walk = Next and previous entry
layout-key-enter = Open the entry, or save what is typed
layout-key-around = Month before and month after
layout-key-escape = Leave a field, close this list
layout-key-list = This list
layout-key-use = Use keys of a single letter or sign
layout-close = Close
