namespace Daemon.Execution.Sandbox.Windows;

/// <summary>Who a command runs as.</summary>
internal enum WindowsIdentity
{
    /// <summary>The user, by a restricted token.</summary>
    User,

    /// <summary>The sandbox's account that the firewall keeps from the network.</summary>
    Offline,

    /// <summary>The sandbox's account with the network.</summary>
    Online,
}

/// <summary>What is to be done before a command starts on Windows. Inert; made by <see cref="WindowsPlanner"/>.</summary>
/// <param name="Capabilities">Identities of the token that writing needs an entry for, as SIDs; at least one.</param>
/// <param name="Placeholders">
/// Folders, in the system's form, that are made because entries cannot speak of a missing name; removed afterwards when still empty.
/// </param>
/// <param name="Closed">
/// Folders that are protected, those of <paramref name="Placeholders"/> among them: they must not be renamed or removed while the command runs.
/// </param>
/// <param name="Edits">In the order to make them: refusals before grants, so that a failure in the middle leaves nothing open.</param>
internal sealed record WindowsPlan(
    WindowsIdentity Identity, IReadOnlyList<string> Capabilities, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Closed,
    IReadOnlyList<AclEdit> Edits);
