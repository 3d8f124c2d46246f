using System.Globalization;
using Daemon.Protocol.Generator.Emission;
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
                OmissionOf(property))
            {
                Summary = DocText.Of(property),
                IsExperimental = property.Attribute(KnownNames.ExperimentalAttribute) is not null,
                Default = DefaultOf(property),
            };
    }

    private static bool HasInitialValue(IPropertySymbol property) => InitialValue(property) is not null;

    private static ExpressionSyntax? InitialValue(IPropertySymbol property) => property.DeclaringSyntaxReferences
        .Select(reference => (reference.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value)
        .FirstOrDefault();

    private static string? DefaultOf(IPropertySymbol property) => InitialValue(property) switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => JsonText.Quote(text),
        LiteralExpressionSyntax { Token.Value: bool flag } => flag ? "true" : "false",
        LiteralExpressionSyntax { Token.Value: int number } => number.ToString(CultureInfo.InvariantCulture),
        CollectionExpressionSyntax { Elements.Count: 0 } => "[]",
        _ => null,
    };

    // The values of System.Text.Json's JsonIgnoreCondition.
    private static Omission OmissionOf(IPropertySymbol property) => property.Attribute(KnownNames.Ignore)?.NamedValue("Condition") switch
    {
        2 => Omission.WhenDefault,
        3 => Omission.WhenNull,
        _ => Omission.Never,
    };
}
