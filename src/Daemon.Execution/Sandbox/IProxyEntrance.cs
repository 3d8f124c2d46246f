namespace Daemon.Execution.Sandbox;

/// <summary>How a command whose network is limited gets to the managed proxy. Thread-safe.</summary>
internal interface IProxyEntrance
{
    /// <summary>The command with the variables that lead it to the proxy.</summary>
    /// <exception cref="IOException">The machine is out of a resource.</exception>
    /// <exception cref="ObjectDisposedException">There is no proxy any more.</exception>
    PlannedCommand Open(PlannedCommand command, ICommandProxy proxy);
}

/// <summary>In a network of the command's own, where its sockets have fixed ports: the runner makes and serves them.</summary>
internal sealed class OwnNetworkEntrance : IProxyEntrance
{
    public PlannedCommand Open(PlannedCommand command, ICommandProxy proxy) =>
        ProxyVariables.Apply(command, proxy.Environment(CommandSockets.HttpPort, CommandSockets.SocksPort));
}

/// <summary>The proxy's variables over the command's own.</summary>
internal static class ProxyVariables
{
    public static PlannedCommand Apply(PlannedCommand command, IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(command.Spec.Environment, StringComparer.Ordinal);
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return command with { Spec = command.Spec with { Environment = environment } };
    }
}
