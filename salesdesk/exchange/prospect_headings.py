"""Usual headings of the fields of a list of prospects, best first.

English, Vietnamese, German, French, and what Outlook, Google Contacts and HubSpot export; written
as `heading_key` folds them.
"""

from __future__ import annotations

_HEADINGS = {
    "account": "accountkey",
    "company": """
        company companyname congty tencongty tenkhachhang tenkhach khachhang tenkh
        organization organisation organizationname organization1name account accountname customer
        customername client clientname donvi tendonvi coquan tochuc tentochuc doanhnghiep
        tendoanhnghiep business businessname firma firmenname unternehmen kunde kundenname
        societe entreprise raisonsociale nomdelasociete associatedcompany name ten
    """,
    "tax_code": """
        taxcode taxid vatnumber vatid vatno vatregno mst masothue taxnumber
        masodoanhnghiep msdn ustid ustidnr umsatzsteuerid steuernummer numerotva ntva
        tvaintracom siret siren
    """,
    "industry": """
        industry sector segment nganh nganhnghe linhvuc loaihinh branche secteur phankhuc
    """,
    "employees": """
        employees headcount staff numberofemployees noofemployees sonhanvien nhansu
        sonhansu quymo mitarbeiter anzahlmitarbeiter effectif employes
    """,
    "website": """
        website web url homepage trangweb webpage websiteurl companydomainname webseite
        siteweb siteinternet businesshomepage website1value
    """,
    "company_phone": """
        companyphone companymainphone mainphone switchboard dienthoaicongty tongdai
        phoneofthecompany zentrale standard
    """,
    "company_email": "companyemail emailcongty emailofthecompany",
    "language": "language ngonngu sprache langue lang",
    "source": """
        source leadsource originalsource nguon nguonkhach nguonkhachhang kenh herkunft
        quelle origine
    """,
    "campaign": "campaign campaignname chiendich kampagne campagne",
    "acquisition_cost": """
        acquisitioncost leadcost costperlead chiphi chiphitimkhach chiphitiepcan
    """,
    "currency": "currency currencycode tiente loaitien donvitiente wahrung waehrung devise",
    "owner": """
        owner companyowner contactowner accountowner leadowner salesrep salesperson
        salesagent seller assignedto nguoiphutrach phutrach nhanvien nhanvienphutrach nvkd
        sale betreuer zustandig verkaufer vendeur commercial
    """,
    "temperature": "temperature interest rating mucdoquantam quantam nhietdo",
    "state": "status leadstatus trangthai tinhtrang statut",
    "state_reason": "statereason statusreason reason lydo grund raison",
    "tags": "tags tag labels label the nhan categories",
    "do_not_contact": """
        donotcontact donotcall donotemail optout unsubscribed khonglienhe khonglienlac dnc
    """,
    "do_not_contact_reason": """
        donotcontactreason whynottocontact reasonnottocontact lydokhonglienhe
    """,
    "credit_limit": "creditlimit hanmuc hanmucno hanmuctindung kreditlimit encours",
    "payment_days": """
        paymentdays daystopay paymentterms creditdays songayno hanthanhtoan
        songaythanhtoan zahlungsziel delaidepaiement
    """,
    "customer_group": "customergroup group nhomkhachhang nhomkh nhom kundengruppe groupeclient",
    "referred_by": """
        referredby recommendedby nguoigioithieu gioithieuboi duocgioithieuboi empfohlenvon
        recommandepar
    """,
    "external_id": """
        externalid customerid customerno customernumber accountid recordid companyid
        clientid makhachhang makh makhach kundennummer kundennr numeroclient codeclient
        keyinanotherprogram
    """,
    "notes": """
        notes note comment comments remarks remark description ghichu diengiai mota
        notizen bemerkung bemerkungen anmerkung remarques commentaire commentaires
    """,
    "contact_name": """
        contactname contact contactperson person fullname displayname nguoilienhe nguoilh
        hoten hovaten tennguoilienhe lienhe daidien nguoidaidien ansprechpartner kontakt
        interlocuteur nomcomplet fileas name ten
    """,
    "first_name": "firstname givenname contactfirstname tendem vorname prenom",
    "middle_name": "middlename additionalname secondname",
    "last_name": "lastname surname familyname contactlastname ho nachname nom",
    "title": """
        jobtitle contacttitle organizationtitle organization1title title position role chucvu
        chucdanh funktion fonction poste
    """,
    "decision_role": "decisionrole roleinthedecision buyingrole vaitro vaitroquyetdinh",
    "phone": """
        phone phonenumber mobile mobilephone mobilenumber mobilephonenumber telephone tel
        cell cellphone hotline sdt dt dienthoai sodienthoai sodt didong dtdd
        dienthoailienhe dienthoaididong zalo primaryphone businessphone workphone
        officephone homephone otherphone phone2 phone3 phone4 phone1value phone2value
        phone3value phone4value businessphone2 homephone2 telefon telefonnummer telefonnr
        handy mobil mobiltelefon mobilfunk portable telephonemobile numerodetelephone
        directphone contactphone
    """,
    "email": """
        email emailaddress mail thudientu diachiemail hopthu email2 email3 email4
        email2address email3address emailaddress2 emailaddress3 email1value email2value
        email3value email4value workemail personalemail primaryemail otheremail
        mailadresse emailadresse courriel adressemail adresseemail contactemail
    """,
    "birthday": """
        birthday birthdate dateofbirth dob ngaysinh sinhnhat geburtstag geburtsdatum
        datedenaissance anniversaire
    """,
    "preferred_channel": """
        preferredchannel prefers preferredcontactmethod kenhuuthich kenhlienhe
    """,
    "address": """
        address street streetaddress addressline address1 addressline2 address2 diachi
        businessstreet businessstreet2 businessstreet3 businessaddress mailingaddress
        address1street address1formatted billingstreet strasse anschrift adresse rue
        adressepostale street2 sonha duong homestreet
    """,
    "ward": "ward commune phuong xa phuongxa xaphuong",
    "district": "district quan huyen quanhuyen county",
    "city": "city town businesscity address1city billingcity homecity ort stadt ville",
    "province": """
        province stateprovince stateregion region businessstate address1region
        billingstate homestate tinh thanhpho tinhthanh tinhthanhpho tinhtp bundesland
        departement state
    """,
    "postal_code": """
        postalcode zip zipcode postcode businesspostalcode address1postalcode billingzip
        homepostalcode mabuuchinh mabuudien plz postleitzahl codepostal
    """,
    "country": """
        country countryregion businesscountryregion businesscountry address1country
        billingcountry homecountryregion homecountry quocgia nuoc land pays
    """,
    "address_kind": "addresskind addresstype kindofaddress address1type loaidiachi",
}

HEADINGS: dict[str, tuple[str, ...]] = {
    field: tuple(words.split()) for field, words in _HEADINGS.items()
}
"""By field."""
