namespace Daemon.Execution.Sandbox.Windows;

/// <summary>Who the entries of access lists speak of, as SIDs.</summary>
/// <param name="Capability">
/// The identity for writing to a place. It names the place with all that is protected inside, so that two profiles with different
/// protections of one folder have different identities, and neither opens what the other closes.
/// </param>
/// <param name="ReadOnly">The identity of commands that write nowhere.</param>
/// <param name="Accounts">The sandbox's accounts; null before they are set up.</param>
internal sealed record WindowsPrincipals(Func<string, string> Capability, string ReadOnly, SandboxAccountSids? Accounts);

/// <param name="Group">All of the sandbox's accounts.</param>
internal sealed record SandboxAccountSids(string Offline, string Online, string Group);
