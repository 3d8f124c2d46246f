using Daemon.Protocol.Generator.Model;
using Daemon.Protocol.Generator.Reading;
using Microsoft.CodeAnalysis.CSharp;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>The local variable that holds a member while its object is read.</summary>
internal sealed class MemberLocal(WireMember member, string place)
{
    private readonly string _name = NameOf(member.Property);

    public WireMember Member => member;

    /// <summary>Whether an absent member keeps the value that its property begins with.</summary>
    public bool KeepsDefault => member is { HasDefault: true, IsRequired: false };

    /// <summary>Whether the member was there.</summary>
    public string IsPresent => NeedsFlag ? Flag : $"{_name} is not null";

    /// <summary>The value of a member that was there.</summary>
    public string Value => !NeedsFlag && member.Shape.IsValueType ? $"{_name}.Value" : _name;

    /// <summary>The value, or the error of a missing member.</summary>
    public string Result => (member.IsRequired, NeedsFlag) switch
    {
        (true, true) => $"{Flag} ? {_name} : {Missing}",
        (true, false) => $"{_name} ?? {Missing}",
        _ => _name,
    };

    // Null marks an absent member, unless null is a value or absence is one.
    private bool NeedsFlag => member.Shape.IsNullable && (member.IsRequired || KeepsDefault);

    private bool MayBeUnset => member.IsRequired || KeepsDefault || member.Shape is { IsValueType: false };

    private string Flag => "has" + member.Property;

    private string Missing => $"throw WireError.MissingField({Literals.Text(member.Name)})";

    public void Declare(CodeWriter code)
    {
        string mark = member.Shape.IsNullable || MayBeUnset ? "?" : "";
        code.Line($"{ValueEmitter.NonNullTypeOf(member.Shape, place)}{mark} {_name} = default;");
        if (NeedsFlag)
        {
            code.Line($"bool {Flag} = false;");
        }
    }

    public void Assign(CodeWriter code)
    {
        code.Line($"{_name} = {ValueEmitter.Read(member.Shape, member.Property, place)};");
        if (NeedsFlag)
        {
            code.Line($"{Flag} = true;");
        }
    }

    private static string NameOf(string property)
    {
        string name = KnownNames.CamelCase(property);
        return name is "reader" or "memberName" or "result" || SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None ? name + "Value" : name;
    }
}
