namespace Daemon.Protocol.V2.Models;

/// <summary>Which generation of multi-agent tools a model uses.</summary>
public enum MultiAgentVersion
{
    Disabled,
    V1,
    V2,
}
