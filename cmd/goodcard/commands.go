package main

import "github.com/urfave/cli/v2"

// commands returns all commands, in the order in which help lists them.
func commands(env *Env) []*cli.Command {
	return []*cli.Command{
		newReviewCommand(env, runReview),
		newDueCommand(env, runDue),
		newGradeCommand(env, runGrade),
		newUndoCommand(env, runUndo),
		newWhyCommand(env, runWhy),
		newShowCommand(env, runShow),
		newCardsCommand(env, runCards),
		newHistoryCommand(env, runHistory),
		newStatsCommand(env, runStats),
		newSuspendCommand(env, runSuspend),
		newUnsuspendCommand(env, runSuspend),
		newDecksCommand(env, runDecks),
		newInstallCommand(env, runInstall),
		newRemoveCommand(env, runRemove),
		newLintCommand(env, runLint),
		newSchemaCommand(env, runSchema),
		newConfigCommand(env, runConfig),
		newBackupCommand(env, runBackup),
		newRestoreCommand(env, runRestore),
		newMergeCommand(env, runMerge),
		newDoctorCommand(env, runDoctor),
		newVersionCommand(env, runVersion),
		newHelpCommand(env, runHelp),
	}
}
