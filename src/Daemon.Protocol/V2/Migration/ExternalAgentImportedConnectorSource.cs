namespace Daemon.Protocol.V2.Migration;

/// <summary>How an app was found.</summary>
public enum ExternalAgentImportedConnectorSource
{
    RemoteMcpServersConfig,
}
