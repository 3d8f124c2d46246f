using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Daemon.IntegrationTests.Harness;

/// <summary>
/// The real daemon as a process of its own, spoken to over its standard streams: <c>codex.dll</c> beside the tests, or the program that
/// the variable CODEX_EXE names.
/// </summary>
internal sealed partial class DaemonUnderTest : IAsyncDisposable
{
    /// <summary>Far beyond what anything here takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public const int SigTerm = 15;
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<JsonElement> _seen = [];

    // Beyond the ids that odd lines use.
    private int _lastId = 1_000_000;

    private DaemonUnderTest(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Pid => _process.Id;

    /// <summary>Every message read so far.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <param name="environment">Variables beside those that every daemon under test gets.</param>
    public static DaemonUnderTest Start(DaemonHome home, params IReadOnlyList<(string Name, string Value)> environment) =>
        new(StartProgram(home, ["app-server"], environment));

    /// <summary>The program with its three standard streams redirected.</summary>
    /// <param name="environment">As above.</param>
    public static Process StartProgram(DaemonHome home, IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var exe = Environment.GetEnvironmentVariable("CODEX_EXE");
        var start = new ProcessStartInfo(exe ?? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            WorkingDirectory = home.Workspace,
        };
        if (exe is null)
        {
            start.ArgumentList.Add(Path.Join(AppContext.BaseDirectory, "codex.dll"));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["CODEX_HOME"] = home.CodexHome;
        start.Environment["SHELL"] = "/bin/bash";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

#pragma warning disable RS0030 // The process under test is started here, once.
        return Process.Start(start)!;
#pragma warning restore RS0030
    }

    /// <summary>A daemon after its handshake.</summary>
    public static async Task<DaemonUnderTest> StartInitializedAsync(DaemonHome home, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var daemon = Start(home, environment);
        await daemon.CallAsync(
            "initialize", """{"clientInfo":{"name":"tests","version":"1"},"capabilities":{"experimentalApi":true}}""");
        return daemon;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await _process.StandardInput.BaseStream.WriteAsync(bytes);
        await _process.StandardInput.BaseStream.FlushAsync();
    }

    public Task SendLineAsync(string line) => SendAsync(Encoding.UTF8.GetBytes(line + "\n"));

    public async Task<JsonElement> AskAsync(string method, string parameters)
    {
        var id = ++_lastId;
        await SendLineAsync($$"""{"id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return await ReadUntilAsync(message => !message.TryGetProperty("method", out _)
            && message.TryGetProperty("id", out var answered) && answered.ValueKind == JsonValueKind.Number
            && answered.TryGetInt32(out var number) && number == id);
    }

    /// <summary>A request that must succeed.</summary>
    public async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        return result;
    }

    /// <summary>Starts a thread and returns its id.</summary>
    public async Task<string> StartThreadAsync(DaemonHome home, string sandbox = "workspace-write") =>
        (await CallAsync("thread/start", $$"""{"cwd":"{{home.Workspace}}","sandbox":"{{sandbox}}","approvalPolicy":"never"}"""))
        .GetProperty("thread").GetProperty("id").GetString()!;

    public async Task BeginTurnAsync(string thread, string text) => await CallAsync(
        "turn/start", $$"""{"threadId":"{{thread}}","input":[{"type":"text","text":"{{JsonEncodedText.Encode(text)}}"}]}""");

    /// <summary>Runs a turn; returns the turn as it ended.</summary>
    public async Task<JsonElement> RunTurnAsync(string thread, string text)
    {
        await BeginTurnAsync(thread, text);
        return (await NextAsync("turn/completed")).GetProperty("params").GetProperty("turn");
    }

    public Task<JsonElement> NextAsync(string method) =>
        ReadUntilAsync(message => message.TryGetProperty("method", out var name) && name.GetString() == method);

    /// <summary>The next message, which <see cref="Seen"/> does not get; null when the daemon has ended. For one reader at a time.</summary>
    public async Task<JsonElement?> ReadNextAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() is not { } line)
        {
            return null;
        }

        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    public async Task<JsonElement> ReadUntilAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var message = await ReadNextAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("the daemon ended: " + await _errors);
            _seen.Add(message);
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>The next message; null when the daemon is gone. A last line that was cut off was not told.</summary>
    public async Task<JsonElement?> TryReadAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is not { } line)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads on to the command item of the running turn and returns it as completed.</summary>
    public async Task<JsonElement> CompletedCommandAsync() => (await ReadUntilAsync(message =>
        message.TryGetProperty("method", out var method) && method.GetString() == "item/completed"
        && message.GetProperty("params").GetProperty("item").GetProperty("type").GetString() == "commandExecution"))
        .GetProperty("params").GetProperty("item");

    public void CloseInput() => _process.StandardInput.Close();

    public void Terminate() => Signal(_process.Id, SigTerm);

    /// <summary>Sends a signal to a process that a test started.</summary>
    public static void Signal(int pid, int signal) => Assert.Equal(0, Kill(pid, signal));

    /// <summary>Ends it as a crash would.</summary>
    public async Task CrashAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
