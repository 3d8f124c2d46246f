using Daemon.Protocol.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>The members of a record.</summary>
internal static class MemberReader
{
    /// <summary>
    /// All public properties that can be set: those of the type before those of its bases, each in the order of the source, then by
    /// <c>JsonPropertyOrder</c>.
    /// </summary>
    public static EquatableArray<WireMember> Read(ITypeSymbol type, ShapeReader shapes)
    {
        var members = new List<(int Order, WireMember Member)>();
        for (ITypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (IPropertySymbol property in level.GetMembers().OfType<IPropertySymbol>().Where(IsMember))
            {
                if (Read(property, shapes) is { } member)
                {
                    members.Add((property.Attribute(KnownNames.PropertyOrder)?.ConstructorArguments[0].Value as int? ?? 0, member));
                }
            }
        }

        return new([.. members.OrderBy(member => member.Order).Select(member => member.Member)]);
    }

    private static bool IsMember(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, SetMethod: not null, GetMethod: not null };

    private static WireMember? Read(IPropertySymbol property, ShapeReader shapes)
    {
        WireShape? shape = property.Attribute(KnownNames.FormAttribute) is { } form
            ? ShapeReader.HandWritten(property.Type, form)
            : shapes.Read(property.Type, property);
        return shape is null
            ? null
            : new WireMember(
                property.Name,
                property.Attribute(KnownNames.PropertyName)?.ConstructorArguments[0].Value as string ?? KnownNames.CamelCase(property.Name),
                shape,
                property.IsRequired,
                HasInitialValue(property),
                OmissionOf(property));
    }

    private static bool HasInitialValue(IPropertySymbol property) => property.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });

    // The values of System.Text.Json's JsonIgnoreCondition.
    private static Omission OmissionOf(IPropertySymbol property) => property.Attribute(KnownNames.Ignore)?.NamedValue("Condition") switch
    {
        2 => Omission.WhenDefault,
        3 => Omission.WhenNull,
        _ => Omission.Never,
    };
}
