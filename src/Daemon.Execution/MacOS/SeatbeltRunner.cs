using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.MacOS;
using Daemon.Execution.Sessions;
using Daemon.Interop.MacOS;

namespace Daemon.Execution.MacOS;

/// <summary>Starts commands under a policy of the system's own sandbox.</summary>
[SupportedOSPlatform("macos")]
internal sealed class SeatbeltRunner(Action<Exception>? receiverFault) : ISandboxRunner
{
    public const string Missing = $"{SeatbeltCommand.Program} is missing, which applies the sandbox of macOS.";

    private const int PathBytes = 1024;

    public SandboxMechanism Mechanism => SandboxMechanism.Seatbelt;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult<RunnerVerdict>(
        !command.Plan.IsConfined ? new RunnerVerdict.NotMeant()
        : !File.Exists(SeatbeltCommand.Program) ? new RunnerVerdict.Cannot(Missing)
        : command.Plan.Limits != Protocol.Permissions.CommandLimits.None
            ? new RunnerVerdict.Cannot("[command_limits] is not available on macOS: leave it out.")
            : new RunnerVerdict.Enforces());

    public async Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        string program = MacExecutableLookup.Find(command.Spec);
        IReadOnlyList<string> argv = SeatbeltCommand.Build(
            SeatbeltPolicy.Build(command.Plan, UserCacheFolder()), [program, .. command.Spec.Argv.Skip(1)]);
        MacDenialLog? denials = command.Spec.RecordDenials ? await MacDenialLog.StartAsync(cancellationToken) : null;
        try
        {
            (MacProcess process, SessionStreams streams) = MacSpawn.Start(command, argv);
            denials?.Follow(process.Id);
            return new ThreadedCommand(process, streams, output, new SessionOptions
            {
                ReceiverFault = receiverFault,
                Denials = denials is null ? null : denials.Snapshot,
                Ended = new Ending(denials, command.Door),
            });
        }
        catch
        {
            denials?.Dispose();
            throw;
        }
    }

    /// <summary>The real path of the user's own folder for caches; null when the system names none.</summary>
    private static unsafe string? UserCacheFolder()
    {
        byte* path = stackalloc byte[PathBytes];
        nuint length = LibSystem.confstr(LibSystem.DarwinUserCacheDir, path, PathBytes);
        return length is > 1 and <= PathBytes ? SandboxPath.Resolve(Marshal.PtrToStringUTF8((nint)path)!) : null;
    }

    private sealed class Ending(IDisposable? denials, IDisposable? door) : IDisposable
    {
        public void Dispose()
        {
            denials?.Dispose();
            door?.Dispose();
        }
    }
}
