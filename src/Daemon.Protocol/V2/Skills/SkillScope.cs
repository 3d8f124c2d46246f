using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Skills;

/// <summary>Where a skill is installed.</summary>
[JsonConverter(typeof(WireEnumConverter<SkillScope>))]
public enum SkillScope
{
    User,
    Repo,
    System,
    Admin,
}
