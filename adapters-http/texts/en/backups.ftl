# Looking after the backups.

backups-title = Backups
backups-one-title = Backup
backups-of = Backup of { $made }
backups-restored = { $name } was restored and is what you see now. What was there before is the newest backup with the reason “pre restore”.
backups-none = There is no backup yet.
backups-every = One is made { $interval } while the server runs, if anything changed.
backups-never = None is made by itself.
backups-last-good = The last good one is from { $at }, { $ago }.
backups-no-good = There is no good one yet.
backups-late = The last good backup is from { $at } ({ $ago }), and one is due { $interval }.
backups-late-none = There is no good backup of this household yet.
backups-failed = The last backup failed.
backups-failure = { $trouble ->
    [no_database] { $at }: there is no database file.
    [database_damaged] { $at }: the database is damaged.
    [database_unreadable] { $at }: the database cannot be read.
    [folder] { $at }: the backup folder cannot be used.
    [no_space] { $at }: there is not enough space for a backup.
    [untried] { $at }: a backup could not be tried out.
    [unsound] { $at }: a backup did not pass its check.
    [sweep] { $at }: old backups could not be removed.
    [copy] { $at }: the backup could not be copied to the place of the database.
    [keep] { $at }: what is live could not be kept.
    [replace] { $at }: the database file could not be replaced.
    [schema] { $at }: what was restored could not be taken to the newest schema.
   *[interrupted] { $at }: it was interrupted.
}
backups-reason = Reason
backups-reason-ask = Why, for its name
backups-reason-hint = Letters, digits and dashes are kept
backups-now = Back up now
backups-caption = Backups, the latest first
backups-backup = Backup
backups-verified = Verified
backups-schema = Schema
backups-size = Size
backups-acts = Acts
backups-step = step { $number }
backups-unknown = unknown
backups-download = Download
backups-age = Age
backups-schema-step = Schema step
backups-file = File
backups-not-yet = not yet
backups-passed = yes, { $ago }
backups-not-passed = no, tried { $ago }
backups-unsound = This backup cannot be restored. What was found:
backups-verify = Verify
backups-verify-hint = Verifying opens the file, checks its pages, rows and seals, and takes a copy of it to the newest schema.
backups-set-aside-hint = Files in the backup folder that are called like this one with -wal, -shm or -journal at the end belong to it. They are not in the download: take them along.
backups-restore = Restore
backups-restore-lead = Everything will be as it was in this backup. What is there now is backed up first, and can be restored in the same way.
backups-confirm = Type “{ $word }” to confirm
