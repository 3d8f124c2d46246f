using System.Text.Json;
using Daemon.Interop.Linux;

namespace Daemon.Cli.Managed;

/// <summary>What is known of the managed daemon between two commands: <c>CODEX_HOME/app-server-daemon</c>.</summary>
internal sealed class ManagedFolder
{
    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;

    /// <param name="codexHome">Absolute. The folder in it is made, for this user alone.</param>
    public ManagedFolder(string codexHome)
    {
        _folder = Path.Join(codexHome, "app-server-daemon");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, OnlyUser | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What the daemon writes to its standard error.</summary>
    public string ErrorLog => Path.Join(_folder, "daemon.stderr.log");

    private string PidFile => Path.Join(_folder, "daemon.pid");

    private string Settings => Path.Join(_folder, "settings.json");

    /// <summary>Lets one command at a time start or stop the daemon; the others wait.</summary>
    /// <exception cref="ManagedException">Another command takes too long.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LockTime);
        while (true)
        {
            try
            {
                return new FileStream(Path.Join(_folder, "daemon.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(LockPause, CancellationToken.None);
            }
            catch (IOException error)
            {
                throw new ManagedException($"another command is still busy with the daemon: {error.Message}");
            }
        }
    }

    /// <summary>The process that was started last; null for none, or for a record that cannot be understood.</summary>
    public LinuxProcessIdentity? ReadProcess()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(PidFile));
            var identity = document.RootElement.GetProperty("processIdentity");
            return new LinuxProcessIdentity(
                document.RootElement.GetProperty("pid").GetInt32(),
                identity.GetProperty("bootId").GetString()!,
                identity.GetProperty("startTicks").GetInt64());
        }
        // The last three: JSON of another shape.
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public void WriteProcess(LinuxProcessIdentity process, DateTimeOffset startedAt) => Replace(PidFile, writer =>
    {
        writer.WriteNumber("pid", process.Pid);
        writer.WriteString("processStartTime", startedAt.ToString("ddd MMM d HH:mm:ss yyyy", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteStartObject("processIdentity");
        writer.WriteString("bootId", process.BootId);
        writer.WriteNumber("startTicks", process.StartTicks);
        writer.WriteEndObject();
    });

    public void ForgetProcess() => File.Delete(PidFile);

    public void WriteRemoteControl(bool enabled) => Replace(Settings, writer => writer.WriteBoolean("remoteControlEnabled", enabled));

    public bool ReadRemoteControl()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Settings));
            return document.RootElement.TryGetProperty("remoteControlEnabled", out var enabled) && enabled.ValueKind == JsonValueKind.True;
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Keeps what the last daemon wrote as <c>.previous</c>, for whoever looks why it ended.</summary>
    public void TurnErrorLog()
    {
        if (File.Exists(ErrorLog))
        {
            File.Move(ErrorLog, ErrorLog + ".previous", overwrite: true);
        }
    }

    private static void Replace(string path, Action<Utf8JsonWriter> write)
    {
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        File.Move(temporary, path, overwrite: true);
    }
}
