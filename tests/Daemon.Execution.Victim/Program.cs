using Daemon.Execution;
using Daemon.Execution.Sandbox.Linux.Network;
using Daemon.Execution.Victim;
using Daemon.Protocol.Permissions;

// A stand-in for the daemon that tests kill: starts "sleep WORD" three times under a profile in a workspace, one of them in a session of
// its own and without a parent, says "up" and waits.
// Arguments: plain|filtered|sandboxed WORKSPACE WORD
// It also stands in for the program that begins a command's managed network, as the daemon's own executable does.
if (args is [NetworkEntryProgram.Flag, .. var entry] && OperatingSystem.IsLinux())
{
    return NetworkEntryProgram.Run(entry, Console.Error);
}

PermissionProfile profile = args[0] switch
{
    "plain" => new PermissionProfile.Disabled(),
    "filtered" => new PermissionProfile.External(NetworkAccess.Restricted),
    _ => new PermissionProfile.Managed(
        new FileSystemPolicy.Restricted(
        [
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read),
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots), FileSystemAccess.Write),
        ]),
        NetworkAccess.Restricted),
};
var spec = new CommandSpec
{
    Argv = ["/bin/sh", "-c", $"(setsid sh -c 'sleep {args[2]} & echo up' &); sleep {args[2]} & exec sleep {args[2]}"],
    WorkingDirectory = args[1],
    Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    Profile = profile,
    WorkspaceRoots = [args[1]],
};
await using IRunningCommand command = await CommandLauncher.Create().StartAsync(spec, new Echo(), CancellationToken.None);
await command.Exited;
return 0;
