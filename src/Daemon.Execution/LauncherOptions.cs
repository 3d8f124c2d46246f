namespace Daemon.Execution;

/// <summary>What a launcher may use and where it reports its own faults.</summary>
public sealed record LauncherOptions
{
    /// <summary>Whether the mount-namespace sandbox may be used. Default true; false is for tests of the fallback.</summary>
    public bool AllowNamespaces { get; init; } = true;

    /// <summary>Whether the in-kernel path rules may be used when namespaces cannot. Default true; false is for tests.</summary>
    public bool AllowPathRules { get; init; } = true;

    /// <summary>Pretends that the kernel has this version of path rules (0 for none); default null: what it has. For tests of other kernels.</summary>
    public int? PathRulesVersion { get; init; }

    /// <summary>Whether exits may be watched by process descriptors. Default true; false is for tests of kernels that lack them.</summary>
    public bool AllowPidFd { get; init; } = true;

    /// <summary>Absolute folders with the daemon's control sockets, which no confined command may see. Missing ones are skipped.</summary>
    public IReadOnlyList<string> ControlSocketFolders { get; init; } = [];

    /// <summary>
    /// Absolute folder for what the sandbox must remember (Windows: identities, set-up), out of the reach of commands. Null: <c>.codex</c> in
    /// the user's folder.
    /// </summary>
    public string? StateFolder { get; init; }

    /// <summary>
    /// How <see cref="Sandbox.Linux.Network.NetworkEntryProgram"/> is started, by absolute paths, which commands that the managed proxy
    /// serves will see. Default: this process's own executable, with its assembly where a runtime host is the executable.
    /// </summary>
    public IReadOnlyList<string> NetworkEntryCommand { get; init; } = OwnCommand();

    /// <summary>
    /// Told about an exception that an <see cref="ICommandOutput"/> threw; its command is killed. Called on the I/O thread, must not block.
    /// Null: such an exception ends the process, since nobody else can know of it.
    /// </summary>
    public Action<Exception>? ReceiverFault { get; init; }

    private static IReadOnlyList<string> OwnCommand() => (Environment.ProcessPath, Environment.GetCommandLineArgs()) switch
    {
        (null, _) => [],
        ({ } host, [var assembly, ..]) when Path.GetFileNameWithoutExtension(host) == "dotnet" => [host, Path.GetFullPath(assembly, AppContext.BaseDirectory)],
        ({ } own, _) => [own],
    };
}
