using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Execution.Windows;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.WindowsProbe;

/// <summary>Each starts a command as the daemon does, and prints lines that a test compares.</summary>
internal static class Probes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Self => Environment.ProcessPath!;

    public static async Task<int> RunAsync(string name, string folder)
    {
        var launcher = CommandLauncher.Create(new LauncherOptions { StateFolder = Path.Join(folder, "state") });
        switch (name)
        {
            case "streams":
                Say(await RunToEndAsync(launcher, Spec(folder, Unconfined, "child", "streams")));
                return 0;
            case "input":
                await InputAsync(launcher, folder);
                return 0;
            case "tree":
                await TreeAsync(launcher, folder);
                return 0;
            case "sandbox":
                Say(await RunToEndAsync(launcher, Spec(folder, WorkspaceWrite, "child", "facts")));
                Say($"git exists {Directory.Exists(Path.Join(folder, ".git"))}");
                return 0;
            case "token":
                return Token(folder);
            case "lists":
                return Lists(folder);
            case "terminal":
                await TerminalAsync(launcher, folder);
                return 0;
            case "missing":
                await MissingAsync(launcher, folder);
                return 0;
            default:
                return 99;
        }
    }

    private static PermissionProfile Unconfined => new PermissionProfile.Disabled();

    private static PermissionProfile WorkspaceWrite => new PermissionProfile.Managed(
        new FileSystemPolicy.Restricted(
        [
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read),
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots), FileSystemAccess.Write),
        ]),
        NetworkAccess.Restricted);

    private static CommandSpec Spec(string folder, PermissionProfile profile, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new CommandSpec
        {
            Argv = [Self, .. arguments], WorkingDirectory = folder, Environment = environment, Profile = profile, WorkspaceRoots = [folder],
        };
    }

    private static async Task<string> RunToEndAsync(ICommandLauncher launcher, CommandSpec spec)
    {
        var output = new Collected();
        await using IRunningCommand command = await launcher.StartAsync(spec, output, CancellationToken.None);
        CommandExit exit = await command.Exited.WaitAsync(Patience);
        return $"exit {exit.ExitCode} sandboxed {exit.Sandboxed}\n{output.Text.Trim()}";
    }

    private static async Task InputAsync(ICommandLauncher launcher, string folder)
    {
        var output = new Collected();
        await using IRunningCommand command = await launcher.StartAsync(
            Spec(folder, Unconfined, "child", "cat") with { KeepInputOpen = true }, output, CancellationToken.None);
        await command.WriteAsync("first "u8.ToArray(), CancellationToken.None);
        await command.WriteAsync("second"u8.ToArray(), CancellationToken.None);
        command.CloseInput();
        CommandExit exit = await command.Exited.WaitAsync(Patience);
        Say($"exit {exit.ExitCode}\n{output.Text}");
    }

    private static async Task TreeAsync(ICommandLauncher launcher, string folder)
    {
        var output = new Collected();
        await using IRunningCommand command = await launcher.StartAsync(Spec(folder, Unconfined, "child", "parent", Self), output, CancellationToken.None);
        string line = await output.LineAsync().WaitAsync(Patience);
        using Process grandchild = Process.GetProcessById(int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        Say($"before {!grandchild.HasExited}");
        command.Kill();
        CommandExit exit = await command.Exited.WaitAsync(Patience);
        Say($"exit {exit.ExitCode}");
        Say($"gone {grandchild.WaitForExit((int)Patience.TotalMilliseconds)}");
    }

    private static int Token(string folder)
    {
        using var token = new WindowsToken();
        Say($"user {token.User.StartsWith("S-1-", StringComparison.Ordinal)}");
        using var restricted = token.Restrict([CapabilityIdentities.NewSid()]);
        Say($"made {!restricted.IsInvalid} in {folder.Length > 0}");
        return 0;
    }

    private static int Lists(string folder)
    {
        string sid = CapabilityIdentities.NewSid();
        string child = Directory.CreateDirectory(Path.Join(folder, "closed")).FullName;
        var grant = new AclEdit(folder, sid, Allows: true, AclRights.Write, Inherited: true);
        var refusal = new AclEdit(child, sid, Allows: false, AclRights.Change, Inherited: true);
        WindowsSecurity.Apply(refusal);
        WindowsSecurity.Apply(grant);
        WindowsSecurity.Apply(grant);
        Say($"entries {WindowsSecurity.Describe(folder).Count > 0}");
        WindowsSecurity.Revoke(folder, sid);
        Say($"revoked {WindowsSecurity.Describe(folder).All(entry => !entry.EndsWith(sid, StringComparison.Ordinal))}");
        Say($"world {WindowsSecurity.IsWorldWritable(folder) is not null}");
        return 0;
    }

    private static async Task TerminalAsync(ICommandLauncher launcher, string folder)
    {
        var output = new Collected();
        await using IRunningCommand command = await launcher.StartAsync(
            Spec(folder, Unconfined, "child", "streams") with { Terminal = new TerminalSize(30, 100) }, output, CancellationToken.None);
        try
        {
            command.Resize(new TerminalSize(40, 120));
        }
        catch (IOException refused) when (refused.Message.Contains("Not implemented", StringComparison.OrdinalIgnoreCase))
        {
            Say("resize not implemented by this system");
        }

        CommandExit exit = await command.Exited.WaitAsync(Patience);
        Say($"exit {exit.ExitCode}");
    }

    private static async Task MissingAsync(ICommandLauncher launcher, string folder)
    {
        try
        {
            await using IRunningCommand command = await launcher.StartAsync(
                Spec(folder, Unconfined) with { Argv = ["no-such-program"] }, new Collected(), CancellationToken.None);
        }
        catch (CommandStartException refused)
        {
            Say(refused.Failure.ToString());
        }
    }

#pragma warning disable RS0030 // A stand-alone program: its output is the process's.
    private static void Say(string line) => Console.Out.WriteLine(line);
#pragma warning restore RS0030

    private sealed class Collected : ICommandOutput
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _errors = new();
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What came on standard output, then what came on standard error: between the two there is no order.</summary>
        public string Text
        {
            get
            {
                lock (_text)
                {
                    return $"{_text}{_errors}";
                }
            }
        }

        public Task<string> LineAsync() => _line.Task;

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            lock (_text)
            {
                (stream == CommandStream.Stderr ? _errors : _text).Append(Encoding.UTF8.GetString(bytes));
                if (_text.ToString().IndexOf('\n') is > 0 and var end)
                {
                    _line.TrySetResult(_text.ToString()[..end].Trim());
                }
            }
        }
    }
}
