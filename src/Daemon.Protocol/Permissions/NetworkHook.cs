namespace Daemon.Protocol.Permissions;

/// <summary>What to do with decrypted requests to one host.</summary>
/// <param name="Name">Its key in the configuration, for messages.</param>
/// <param name="Host">An exact host.</param>
/// <param name="Methods">At least one; compared as they are written.</param>
/// <param name="PathPrefixes">At least one; <c>pattern:</c> before it makes it a glob, <c>literal:</c> says that it is none.</param>
/// <param name="Ports">Empty is every port.</param>
/// <param name="Actions">In the order of the hook's own list.</param>
public sealed record NetworkHook(
    string Name,
    string Host,
    IReadOnlyList<string> Methods,
    IReadOnlyList<string> PathPrefixes,
    IReadOnlyList<int> Ports,
    IReadOnlyList<NetworkHookAction> Actions)
{
    public bool Equals(NetworkHook? other) =>
        other is not null && Name == other.Name && Host == other.Host && Methods.SequenceEqual(other.Methods)
        && PathPrefixes.SequenceEqual(other.PathPrefixes) && Ports.SequenceEqual(other.Ports) && Actions.SequenceEqual(other.Actions);

    public override int GetHashCode() => HashCode.Combine(Name, Host, Methods.Count, Actions.Count);
}

/// <summary>Headers that a matching request loses and gains.</summary>
/// <param name="StripHeaders">Names of request headers.</param>
public sealed record NetworkHookAction(IReadOnlyList<string> StripHeaders, IReadOnlyList<InjectedHeader> InjectHeaders)
{
    public bool Equals(NetworkHookAction? other) =>
        other is not null && StripHeaders.SequenceEqual(other.StripHeaders) && InjectHeaders.SequenceEqual(other.InjectHeaders);

    public override int GetHashCode() => HashCode.Combine(StripHeaders.Count, InjectHeaders.Count);
}

/// <summary>A request header whose value is a secret that the command never sees.</summary>
/// <param name="Prefix">Stands before the secret; may be empty.</param>
/// <param name="SecretVariable">A variable of the daemon's environment; null when a file holds the secret.</param>
/// <param name="SecretFile">An absolute path; null when a variable holds it.</param>
public sealed record InjectedHeader(string Name, string Prefix, string? SecretVariable, string? SecretFile);
