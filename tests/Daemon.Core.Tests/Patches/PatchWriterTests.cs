using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

public sealed class PatchWriterTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("patch-writer-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableFact]
    public void KeepsTheModeAlsoAcrossAMove()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        Write("a", "x\n");
        Write("b", "x\n");
        SetExecutable("a");
        SetExecutable("b");
        Assert.Equal(0, Run("*** Update File: a\n@@\n-x\n+y\n*** Update File: b\n*** Move to: sub/c\n@@\n-x\n+y\n").Exit);
        Assert.True(IsExecutable("a"));
        Assert.True(IsExecutable("sub/c"));
        Assert.Equal("a=y\n|sub/c=y\n", Tree());
    }

    [SkippableFact]
    public void APrivateFileStaysPrivateAndAWideOneWide()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        if (OperatingSystem.IsWindows())
        {
            // Said once more for the analyzer.
            return;
        }

        foreach (var mode in new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite, (UnixFileMode)0b110_110_110 })
        {
            Write("f", "x\n");
            File.SetUnixFileMode(At("f"), mode);
            Assert.Equal(0, Run("*** Update File: f\n@@\n-x\n+y\n").Exit);
            Assert.Equal(mode, File.GetUnixFileMode(At("f")));
        }
    }

    [SkippableFact]
    public void WritesThroughLinksAndNamesTheRealPlace()
    {
        Skip.If(OperatingSystem.IsWindows(), "Creating links needs a privilege on Windows.");
        Write("real/f", "x\n");
        File.CreateSymbolicLink(At("link"), "real/f");
        File.CreateSymbolicLink(At("dir"), "real");
        string patch = "*** Begin Patch\n*** Update File: link\n@@\n-x\n+y\n*** Update File: dir/f\n@@\n-y\n+z\n*** End Patch";
        Assert.True(PatchPlanner.TryPlan(patch, _root, new DiskPatchFileSystem(), out PatchPlan? plan, out PatchError? error), error?.ToolText);
        Assert.Contains(new DiskPatchFileSystem().ResolveTarget(At("real/f")), plan.TouchedPaths);
        Assert.Null(PatchWriter.Apply(plan));
        Assert.Equal("z\n", File.ReadAllText(At("real/f")));
        Assert.Equal("real/f", new FileInfo(At("link")).LinkTarget);
    }

    [SkippableFact]
    public void DeletingALinkKeepsItsTarget()
    {
        Skip.If(OperatingSystem.IsWindows(), "Creating links needs a privilege on Windows.");
        Write("f", "x\n");
        File.CreateSymbolicLink(At("link"), "f");
        Assert.Equal(0, Run("*** Delete File: link\n").Exit);
        Assert.Equal("f=x\n", Tree());
    }

    [SkippableFact]
    public void ACycleOfLinksIsAnError()
    {
        Skip.If(OperatingSystem.IsWindows(), "Creating links needs a privilege on Windows.");
        File.CreateSymbolicLink(At("a"), "b");
        File.CreateSymbolicLink(At("b"), "a");
        (int exit, _, string error) = Run("*** Add File: a\n+x\n");
        Assert.Equal(1, exit);
        Assert.Contains("symbolic links", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailureInTheMiddleLeavesTheTreeAsItWas()
    {
        Write("a", "1\n");
        Write("b", "2\n");
        Write("d", "3\n");
        Write("z", "a file where a folder is wanted\n");
        (int exit, string output, string error) = Run(
            "*** Update File: a\n@@\n-1\n+x\n*** Delete File: b\n*** Add File: new/n\n+n\n*** Update File: d\n*** Move to: new/e\n@@\n-3\n+y\n*** Add File: z/q\n+q\n");
        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.StartsWith($"Failed to write file {At("z/q")}", error, StringComparison.Ordinal);
        Assert.Equal("a=1\n|b=2\n|d=3\n|z=a file where a folder is wanted\n", Tree());
        Assert.False(Directory.Exists(At("new")));
    }

    [Fact]
    public void AFailureWhileCommittingIsUndone()
    {
        Write("a", "1\n");
        Write("b", "2\n");
        string patch = "*** Begin Patch\n*** Update File: a\n@@\n-1\n+x\n*** Delete File: b\n*** End Patch";
        Assert.True(PatchPlanner.TryPlan(patch, _root, new DiskPatchFileSystem(), out PatchPlan? plan, out _));
        File.Delete(At("b"));
        PatchError? error = PatchWriter.Apply(plan);
        Assert.NotNull(error);
        Assert.StartsWith($"Failed to write file {At("b")}", error.ToolText, StringComparison.Ordinal);
        Assert.Equal("a=1\n", Tree());
    }

    [Theory]
    [InlineData(0, "", 2, "Usage: apply_patch 'PATCH'\n       echo 'PATCH' | apply_patch")]
    [InlineData(2, "", 2, "Error: apply_patch accepts exactly one argument.")]
    [InlineData(0, "*** Begin Patch\n*** Add File: n\n+n\n*** End Patch\n", 0, "")]
    [InlineData(0, "*** Begin Patch\n*** End Patch\n", 1, "No files were modified.")]
    [InlineData(1, "", 1, "Invalid patch: The first line of the patch must be '*** Begin Patch'")]
    public void ProgramHasItsUsage(int arguments, string input, int exit, string error)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter { NewLine = "\n" };
        Assert.Equal(exit, PatchProgram.Run([.. Enumerable.Repeat("x", arguments)], _root, new StringReader(input), output, errors));
        Assert.Equal(error, errors.ToString().TrimEnd('\n'));
    }

    private (int Exit, string Output, string Error) Run(string hunks)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = PatchProgram.Run([$"*** Begin Patch\n{hunks}*** End Patch"], _root, TextReader.Null, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private string At(string path) => Path.Join(_root, path);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    private string Tree() =>
        string.Join('|', Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(_root, f).Replace('\\', '/')}={File.ReadAllText(f)}"));

    private void SetExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(path), File.GetUnixFileMode(At(path)) | UnixFileMode.UserExecute);
        }
    }

    private bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(At(path)) & UnixFileMode.UserExecute) != 0;
}
