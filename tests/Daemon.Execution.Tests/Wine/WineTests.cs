using System.Diagnostics;

namespace Daemon.Execution.Tests.Wine;

/// <summary>
/// The build for Windows under wine, as far as wine 8 implements Windows. It keeps no entries for unknown identities, enforces neither lists
/// nor restricted tokens, and cannot resize a terminal: so these tests are about processes, streams, jobs, desktops, and calls that are
/// taken. To run them:
/// <c>dotnet publish tests/Daemon.Execution.WindowsProbe -r win-x64 --self-contained -o OUT</c>, and <c>DAEMON_WINDOWS_PROBE=OUT/windows-probe.exe</c>.
/// </summary>
[Trait("Category", "wine")]
public sealed class WineTests : IDisposable
{
    private const string Wine = "/usr/lib/wine/wine64";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("wine-").FullName;

    [SkippableTheory]
    [InlineData("streams", "exit 7 sandboxed False\nouterr")]
    [InlineData("input", "exit 0\nread 12: first second")]
    [InlineData("tree", "before True\nexit 137\ngone True")]
    [InlineData("missing", "NotFound")]
    [InlineData("terminal", "resize not implemented by this system\nexit 7")]
    [InlineData("token", "user True\nmade True in True")]
    [InlineData("lists", "entries True\nrevoked True\nworld True")]
    public async Task Probes_answer(string probe, string expected) => Assert.Equal(expected, await RunAsync(probe));

    [SkippableFact]
    public async Task A_confined_command_has_a_restricted_token_and_a_desktop_of_its_own()
    {
        string answer = await RunAsync("sandbox");
        Assert.Contains("exit 0 sandboxed True", answer, StringComparison.Ordinal);
        Assert.Contains("desktop CodexSandboxDesktop-", answer, StringComparison.Ordinal);
        Assert.Contains("network 1", answer, StringComparison.Ordinal);
        Assert.Contains("git exists False", answer, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RunAsync(string probe)
    {
        string? program = Environment.GetEnvironmentVariable("DAEMON_WINDOWS_PROBE");
        Skip.If(program is null || !File.Exists(program), "DAEMON_WINDOWS_PROBE names no build of the probe");
        Skip.IfNot(File.Exists(Wine), "wine is not installed");
#pragma warning disable RS0030 // The test is outside of the daemon.
        using Process wine = Process.Start(new ProcessStartInfo(Wine, [program, probe, "Z:" + _folder.Replace('/', '\\')])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = _folder,
            Environment = { ["WINEDEBUG"] = "-all" },
        })!;
#pragma warning restore RS0030
        wine.StandardInput.Close();
        Task<string> output = wine.StandardOutput.ReadToEndAsync();
        Task<string> errors = wine.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await wine.WaitForExitAsync(patience.Token);
        string text = (await output).ReplaceLineEndings("\n").Trim();
        Assert.True(wine.ExitCode == 0, $"{text}\n{await errors}");
        return text;
    }
}
