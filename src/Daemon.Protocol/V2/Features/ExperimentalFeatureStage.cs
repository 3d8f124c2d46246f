using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Features;

/// <summary>How far a feature has come.</summary>
[JsonConverter(typeof(WireEnumConverter<ExperimentalFeatureStage>))]
public enum ExperimentalFeatureStage
{
    Beta,
    UnderDevelopment,
    Stable,
    Deprecated,
    Removed,
}
