### Why a request was not served; shown as a page or above a form, and sent by the API.

## At the door

problem-misdirected-request =
    .title = This host name is not served here
    .detail = Use the address Quartermaster was set up for. Whoever runs it sets that address with QUARTERMASTER_PUBLIC_URL, and further names with QUARTERMASTER_ALLOWED_HOSTS.
problem-cross-origin =
    .title = The request came from another site
    .detail = A change is accepted only from Quartermaster's own pages. Open the page again and repeat it there.
problem-body-too-large =
    .title = The request is too large
    .detail = A request may carry at most { $max } bytes.
problem-body-too-slow =
    .title = The request took too long to arrive
    .detail = Send the whole request without long pauses.
problem-unreadable-body =
    .title = The request cannot be read
    .detail = The body is not what this address takes.
problem-unreadable-parameter =
    .title = A parameter cannot be read
    .detail = The parameter { $name } is missing or is not what this address takes.
problem-unreadable-address =
    .title = The address cannot be read
    .detail = A part of the address is not what it should be there, such as a number.
problem-unreadable-request =
    .title = The request cannot be read
    .detail = The request is not what this address takes.
problem-json-required =
    .title = The body must be JSON
    .detail = Send the body as application/json, not compressed.
problem-unsupported-media-type =
    .title = The body has the wrong type
    .detail = The Content-Type of the body is not one that this address takes.
problem-not-found =
    .title = There is nothing here
    .detail = The address may be mistyped, or what was here is gone.
problem-method-not-allowed =
    .title = This cannot be done here
    .detail = The address does not take this method; the Allow header lists those it takes.
problem-request-refused =
    .title = The request was refused
    .detail = The request is not what this address takes.
problem-internal =
    .title = Something went wrong
    .detail = The request was not carried out because of a fault in Quartermaster. The log has more under this request id.

## Requests that may be repeated

problem-unreadable-idempotency-key =
    .title = The Idempotency-Key cannot be read
    .detail = A request has one key, of 1 to { $max } printable ASCII characters.
problem-idempotency-key-reused =
    .title = The Idempotency-Key was used for another request
    .detail = Nothing was changed. Take a new key for each request.
problem-request-in-progress =
    .title = The first request with this key has no answer to repeat
    .detail = It was carried out, and its answer was lost. Read the month to see what it did.
problem-shown-once =
    .title = The answer to this request is shown once
    .detail = The first request with this key was carried out. Its answer showed a secret, of which nothing is kept.

## Reading and storing

problem-version-conflict =
    .title = Somebody changed it meanwhile
    .detail = Nothing was changed. Look at it as it is now, and try again.
problem-invalid-fields =
    .title = Some values cannot be taken
    .detail = Nothing was changed. Each value that has to be mended is named with the reason.
problem-amount-overflow =
    .title = A sum is too large
    .detail = A sum of amounts is larger than Quartermaster can keep. Nothing was changed.
problem-database-file-changed =
    .title = The database file is not what it was
    .detail = Somebody moved, replaced or changed it while Quartermaster ran. Until that is mended nothing can be kept; the log says what happened, the runbook what to do.

problem-database-unavailable =
    .title = The database cannot be used now
    .detail = It is busy, or its disk is full or does not answer. Try again in a moment, and look at what was kept.

## The household and the template

problem-currency-in-use =
    .title = The currency is in use
    .detail = Amounts exist in the household's currency, and they would mean something else in another one.
problem-template-full-of-entries =
    .title = The template is full
    .detail = The template has { $max } entries, as many as it can have.
problem-template-full-of-debts =
    .title = The template is full
    .detail = The template has { $max } debts, as many as it can have.
problem-entry-not-found =
    .title = There is no such entry
    .detail = It may have been deleted meanwhile.
problem-entry-in-use =
    .title = A month has copied the entry
    .detail = It can be archived, so that months to come leave it out.
problem-debt-target-not-found =
    .title = There is no such debt
    .detail = It may have been deleted meanwhile.
problem-debt-target-in-use =
    .title = The debt is in use
    .detail = A month has copied it, or an entry points to it. It can be archived.

## Months

problem-month-not-found =
    .title = There is no such month
    .detail = It has not been created, or it was deleted.
problem-year-not-found =
    .title = There is no month in this year
    .detail = A year is shown once a month of it has been created.
problem-month-exists =
    .title = The month exists
    .detail = A month is created once. Open it, or choose another one.
problem-before-closed-month =
    .title = A later month is closed
    .detail = { $month } is closed; only later months can be created.
problem-no-days-left =
    .title = There is no day left for the month
    .detail = The months beside it cover all of its days.
problem-wrong-state =
    .title = The month is not in a state for this
    .detail =
        A month that is { $state ->
            [draft] draft
            [active] active
           *[closed] closed
        } cannot be { $act ->
            [edit] edited
            [post] posted to
            [activate] activated
            [close] closed
            [reopen] reopened
           *[delete] deleted
        }.
problem-earlier-month-open =
    .title = An earlier month is not closed
    .detail = Months close in order, and { $month } is not closed yet.
problem-not-latest-closed =
    .title = A later month is closed
    .detail = Only the latest closed month can be reopened, which is { $month }.
problem-month-has-postings =
    .title = The month has postings
    .detail = An active month can be deleted only while nobody has posted anything in it.
problem-month-full-of-entries =
    .title = The month is full
    .detail = The month has { $max } entries, as many as it can have.
problem-month-full-of-postings =
    .title = The month is full
    .detail = The month has as many postings as it can have.
problem-entry-has-payments =
    .title = The entry has payments
    .detail = The entry has payments. Delete or move them first.
problem-named-entry-has-payments =
    .title = The entry has payments
    .detail = { $name } has payments. Delete or move them first.

## Postings and openings

problem-posting-not-found =
    .title = There is no such posting
    .detail = It is not in this month, or it was deleted meanwhile.
problem-month-before-exists =
    .title = There is a month before
    .detail = The month before gives the openings; they can be set by hand only where there is none.
problem-opening-exists =
    .title = The entry has an opening balance
    .detail = An entry has at most one opening balance. Change the one that is there.
problem-another-opening-exists =
    .title = There is another opening balance
    .detail = The entry has another opening balance by now, or the month before gives it.
problem-opening-conflict =
    .title = An opening balance stands in the way
    .detail = { $name } has an opening balance set by hand where a carried one has to go. Delete it first.
problem-opening-is-derived =
    .title = The opening balance is derived
    .detail = The month before gives it. It changes when that month is reopened and closed again.
problem-nothing-deleted =
    .title = Nothing to put back
    .detail = This posting was not deleted from the month, or it is back already.
problem-nothing-removed =
    .title = Nothing to put back
    .detail = It was not deleted, or it is back already.
problem-entry-gone =
    .title = The entry is gone
    .detail = The entry of this posting was removed from the month meanwhile.

## Backups

problem-backup-not-found =
    .title = There is no such backup
    .detail = No backup of that name is in the backup folder.
problem-backup-busy =
    .title = Another backup or restore is running
    .detail = Nothing was changed. Try again when it is done.
problem-backup-unsound =
    .title = The backup cannot be restored
    .detail = Nothing was changed. Found: { $findings }.
problem-backup-failed =
    .title = It did not work
    .detail = { $trouble ->
            [no_database] Nothing was changed: there is no database file.
            [database_damaged] Nothing was changed: the database is damaged.
            [database_unreadable] Nothing was changed: the database cannot be read.
            [folder] Nothing was changed: the backup folder cannot be used.
            [no_space] Nothing was changed: there is not enough space for a backup.
            [untried] Nothing was changed: a backup could not be tried out.
            [unsound] Nothing was changed: a backup did not pass its check.
            [sweep] Nothing was changed: old backups could not be removed.
            [copy] Nothing was changed: the backup could not be copied to the place of the database.
            [keep] Nothing was changed: what is live could not be kept.
            [replace] Nothing was changed: the database file could not be replaced.
            [schema] Nothing was changed: what was restored could not be taken to the newest schema.
           *[interrupted] Nothing was changed: it was interrupted.
        }
problem-database-closed =
    .title = The database is closed
    .detail = It could not be opened again after a restore. Stop the program, look into its log, and restore a backup by the command line.
