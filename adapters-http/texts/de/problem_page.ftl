# Um ein Problem herum: was hilft, und wohin es weitergeht.

problem-page-missing = Vielleicht ist es unter den Monaten oder in der Vorlage zu finden; oder zurückgehen und neu wählen.
problem-page-conflict = Es wurde nichts geändert. Zurückgehen, den heutigen Stand ansehen und neu entscheiden.
problem-page-invalid = Es wurde nichts geändert. Zurückgehen und das oben Genannte berichtigen; der Browser hat das Getippte meist noch.
problem-page-busy = Das geht meist in Sekunden vorüber. Was vorher gespeichert war, ist sicher; das gerade Gesendete vielleicht noch nicht. Einen Augenblick warten, dann erneut versuchen und nachsehen.
problem-page-fault = Was vorher gespeichert war, ist sicher. Ein zweiter Versuch kann helfen; wenn nicht, steht die Ursache im Protokoll des Servers.
problem-page-refused = Es wurde nichts geändert. Bitte zu einer Seite von Quartermaster zurückgehen und es von dort aus tun.
problem-page-again = Erneut versuchen
problem-page-back = Zurück zur vorigen Seite
problem-page-to-month = Zu { $month }
problem-page-month = Zum aktuellen Monat
problem-page-months = Alle Monate
problem-page-log = Status { $status }. Im Protokoll steht dies unter der Anfrage { $id }.
