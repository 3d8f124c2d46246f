namespace Daemon.Core.Patches;

/// <summary>
/// Carries out a plan: all new contents are first written beside their targets, then renamed into place, so that a reader never
/// sees half a file and a failure undoes everything. One instance writes one plan.
/// </summary>
/// <remarks>Renaming gives a changed file a new inode: other hard links keep the old content.</remarks>
internal sealed class PatchWriter
{
    private readonly List<Step> _steps = [];
    private readonly Stack<string> _createdFolders = new();

    private PatchWriter()
    {
    }

    /// <summary>Null on success; else what failed, with the disk as it was before.</summary>
    public static PatchError? Apply(PatchPlan plan)
    {
        var writer = new PatchWriter();
        string current = "";
        try
        {
            foreach (PlannedFile file in plan.Files.Where(f => f.Before is not null || f.After is not null))
            {
                current = file.Path;
                writer.Stage(file);
            }

            foreach (Step step in writer._steps)
            {
                current = step.File.Path;
                step.Commit();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var error = PatchError.CannotApply(current, e.Message);
            List<string> leftovers = writer.RollBack();
            return leftovers.Count == 0 ? error : error.WithLeftovers(leftovers);
        }

        foreach (Step step in writer._steps)
        {
            step.Forget();
        }

        return null;
    }

    private void Stage(PlannedFile file)
    {
        var step = new Step(file);
        if (file.After is { } content)
        {
            CreateFolder(Path.GetDirectoryName(file.Target));
            if (file.Before is not null && File.Exists(file.Target))
            {
                // Renaming over a file needs no right to the file itself: ask for it.
                using FileStream probe = new(file.Target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            }

            _steps.Add(step);
            Write(step.NewPath, content, !OperatingSystem.IsWindows() && ModeSource(file) is { } source ? File.GetUnixFileMode(source) : null);
        }
        else
        {
            _steps.Add(step);
        }
    }

    // On the disk before it is renamed: else a power failure may leave an empty file under the name of a good one.
    private static void Write(string path, byte[] content, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (mode is { } narrow && !OperatingSystem.IsWindows())
        {
            // From the start, so that nobody reads a private file's new content meanwhile.
            options.UnixCreateMode = narrow;
        }

        using (var stream = new FileStream(path, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (mode is { } whole && !OperatingSystem.IsWindows())
        {
            // The mask of the process took bits away.
            File.SetUnixFileMode(path, whole);
        }
    }

    private static string? ModeSource(PlannedFile file) =>
        File.Exists(file.Target) ? file.Target : file.ModeFrom is { } source && File.Exists(source) ? source : null;

    private void CreateFolder(string? folder)
    {
        if (folder is null || Directory.Exists(folder))
        {
            return;
        }

        CreateFolder(Path.GetDirectoryName(folder));
        Directory.CreateDirectory(folder);
        _createdFolders.Push(folder);
    }

    private List<string> RollBack()
    {
        var leftovers = new List<string>();
        foreach (Step step in Enumerable.Reverse(_steps))
        {
            Undo(step.File.Target, step.Undo);
        }

        while (_createdFolders.TryPop(out string? folder))
        {
            Undo(folder, () => Directory.Delete(folder));
        }

        return leftovers;

        void Undo(string path, Action undo)
        {
            try
            {
                undo();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                leftovers.Add(path);
            }
        }
    }

    /// <summary>One file's way from staged to committed, and back.</summary>
    private sealed class Step
    {
        private bool _hasBackup;
        private bool _isCommitted;

        public Step(PlannedFile file)
        {
            File = file;
            string stem = Path.Join(Path.GetDirectoryName(file.Target), $".{Path.GetFileName(file.Target)}.{Path.GetRandomFileName()}");
            NewPath = stem + ".new";
            OldPath = stem + ".old";
        }

        public PlannedFile File { get; }

        /// <summary>The new content until it is committed.</summary>
        public string NewPath { get; }

        private string OldPath { get; }

        public void Commit()
        {
            if (File.After is null)
            {
                // Renamed, not deleted: a symbolic link comes back as one.
                System.IO.File.Move(File.Target, OldPath);
                _hasBackup = true;
            }
            else if (System.IO.File.Exists(File.Target))
            {
                System.IO.File.Replace(NewPath, File.Target, OldPath);
                _hasBackup = true;
            }
            else
            {
                System.IO.File.Move(NewPath, File.Target);
            }

            _isCommitted = true;
        }

        public void Undo()
        {
            if (_hasBackup)
            {
                System.IO.File.Move(OldPath, File.Target, overwrite: true);
            }
            else if (_isCommitted)
            {
                System.IO.File.Delete(File.Target);
            }

            System.IO.File.Delete(NewPath);
        }

        public void Forget()
        {
            if (!_hasBackup)
            {
                return;
            }

            try
            {
                System.IO.File.Delete(OldPath);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The patch is in place and nothing depends on the backup; on Windows a scanner may hold it open for a moment.
            }
        }
    }
}
